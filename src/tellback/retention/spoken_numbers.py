"""Numbers as a person says them: no rounding crosses 1, nothing is rounded to nothing or to all."""

from __future__ import annotations

from collections.abc import Sequence

from tellback.show.terminal import counted


def between(low: float, point: float, high: float) -> tuple[str, str, str]:
    """Three ratios in the same number of decimals, as few as keep each on its side of 1."""
    decimals = max(map(_decimals, (low, point, high)))
    return times(low, decimals), times(point, decimals), times(high, decimals)


def times(value: float, decimals: int = 1) -> str:
    """A ratio as a person says it: never rounded to 1 from above or below, nor across it, nor down to nothing."""
    decimals = max(decimals, _decimals(value))
    text = f"{value:,.{decimals}f}" if value < 100 else f"{value:,.0f}"
    return text if _same_side(float(text.replace(",", "")), value) else ("just over 1" if value > 1 else "just under 1")


def _decimals(value: float) -> int:
    """As few decimals, of one to three, as keep two digits of a small ratio, and any ratio on its side of 1."""
    enough = 1 if value >= 0.95 else 2 if value >= 0.095 else 3
    return next((n for n in range(enough, 3) if _same_side(round(value, n), value)), enough)


def _same_side(shown: float, value: float) -> bool:
    return (shown > 1) == (value > 1) and (shown < 1) == (value < 1) and (shown > 0) == (value > 0)


def day_in_common(last: Sequence[float]) -> int:
    """The latest round day up to which every curve reaches, a year at most: the day at which they are compared."""
    reach = min(last)
    return next((day for day in (365, 180, 90, 30) if day <= reach), int(reach))


def span(days: int) -> str:
    """Days as a person says them."""
    return "a year" if days == 365 else counted(days, "day")


def percent(share: float) -> str:
    """A share in whole percent; what is not quite nothing or all is not rounded to it."""
    text = f"{100 * share:.0f} %"
    if text == "0 %" and share > 0:
        return "under 1 %"
    return "over 99 %" if text == "100 %" and share < 1 else text


def listed(names: Sequence[str]) -> str:
    """Names as a person lists them, such as "usage, plan and segment"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
