"""Shares and differences as a person says them: none is rounded across the line of no difference, to nothing or to all.

(Ratios, whose line is 1, are said by `retention.spoken_numbers`.)
"""

from __future__ import annotations

HALF = 0.5


def percent(share: float, even: float = HALF) -> str:
    """A share from 0 to 1 in percent: "52 %", "50.4 %", "just over 50 %", "over 99.9 %"."""
    hundred = 100 * share
    for decimals in (0, 1):
        shown = round(hundred, decimals)
        if shown not in {0, 100 * even, 100} or abs(shown - hundred) < 1e-9:
            return f"{shown:.{decimals}f} %"
    if round(hundred, 1) == 100 * even:
        return f"just {'over' if share > even else 'under'} {100 * even:.0f} %"
    return "under 0.1 %" if share < HALF else "over 99.9 %"


def of_hundred(difference: float) -> str:
    """How far apart two shares are, whichever is greater, in a hundred: "7", "0.4", "less than 0.1"."""
    hundred = abs(100 * difference)
    for decimals in (0, 1):
        shown = round(hundred, decimals)
        if shown or not hundred:
            return f"{shown:.{decimals}f}"
    return "less than 0.1"
