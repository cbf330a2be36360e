"""Whether what somebody named comes out ahead of what they did not: the share of pairs that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 5
Z = 1.959964
METHOD = (
    "share of pairs of a named and an unnamed one in which the named one is ahead, ties half; 95 % interval of Newcombe"
)


def concordance(named: Sequence[bool], values: Sequence[float]) -> Verdict:
    """How often a named one has the larger value than one that was not named: 1/2 is chance, 1 always.

    The interval takes both sides as samples, so it is of what such a naming does elsewhere, not only here; fewer than
    five on either side cannot tell. `n` counts both. Source: Newcombe (2006), Statistics in Medicine 25:559-573,
    method 5: the shares that lie within 1.96 of the standard errors that they themselves would have.
    """
    import numpy as np

    chosen, among = np.asarray(named, bool), np.asarray(values, float)
    ahead, others = among[chosen], among[~chosen]
    if min(len(ahead), len(others)) < FEWEST:
        few = f"{len(ahead)} named and {len(others)} not: it takes {FEWEST} of each"
        return Verdict(None, None, None, len(among), METHOD, few)
    wins = (ahead[:, None] > others[None, :]) + 0.5 * (ahead[:, None] == others[None, :])
    estimate = float(wins.mean())
    half = (len(ahead) + len(others)) / 2
    share = np.linspace(0, 1, 20_001)
    error = share * (1 - share) * (1 + (half - 1) * ((1 - share) / (2 - share) + share / (1 + share))) / wins.size
    within = share[np.abs(share - estimate) <= Z * np.sqrt(error) + 1e-12]
    return Verdict(estimate, float(within.min()), float(within.max()), len(among), METHOD)
