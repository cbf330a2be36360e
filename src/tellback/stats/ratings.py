"""Ratings of two versions: how often a reader of the one rates higher than a reader of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellback.stats.betting import EACH, FEWEST, too_few
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    from tellback.stats.readers import Readers

METHOD = "Brunner-Munzel, 95 %"


def rates_higher(before: Readers, after: Readers) -> Verdict:
    """The chance that a reader of `after` rates higher than a reader of `before`, the same rating counting half: above
    1/2 where `after` is ahead. Nothing is supposed of how far 4 is from 5. To be asked once, when the session is
    closed; while readers come there is `betting.difference`.

    Source: Brunner and Munzel (2000), Biometrical Journal 42:17-25. Where no rating overlaps, or all are the same, the
    pairs by arrival all went one way, and the interval is the exact one of Clopper and Pearson (1934) for those.
    """
    import numpy as np
    from scipy.stats import rankdata, t

    old, new = len(before), len(after)
    if min(old, new) < FEWEST:
        return too_few(min(old, new), EACH)
    ranks = rankdata(np.r_[before.scores, after.scores])
    below, above = ranks[:old] - rankdata(before.scores), ranks[old:] - rankdata(after.scores)
    middle = float(above.mean() / old)
    spread = np.array([below.var(ddof=1) / new**2 / old, above.var(ddof=1) / old**2 / new])
    if not spread.any():
        surely = 0.025 ** (1 / min(old, new))
        low, high = middle * surely, 1 - (1 - middle) * surely
    else:
        freedom = spread.sum() ** 2 / (spread**2 / [old - 1, new - 1]).sum()
        half = float(t.isf(0.025, freedom) * np.sqrt(spread.sum()))
        low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Verdict(middle, low, high, old + new, METHOD, "" if not low <= 0.5 <= high else "cannot tell")
