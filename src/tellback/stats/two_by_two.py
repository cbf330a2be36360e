"""Two groups, yes or no: by how much their shares differ, also where one group is planned larger than the other."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from tellback.stats.betting import EACH, ENOUGH, FEWEST, METHOD, MORE, cannot_tell, too_few
from tellback.stats.shrink import likely_differences
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellback.stats.readers import Readers

    Array = NDArray[np.float64]

POINTS = 100
HALVINGS = 30


def share_difference(before: Readers, after: Readers, planned: tuple[int, int] = (1, 1)) -> Verdict:
    """The share of yes among the readers of the new version less that among the readers of the old one, where every
    score is 0 or 1. Readers come in blocks of as many of the one and of the other as planned: (1, 3) uses three new
    readers for each old one, where `betting.difference` would use one. Whoever does not fill a block waits. The
    interval holds however often it is looked at, and the estimate is pooled towards no difference."""
    sides = blocks(before, after, planned)
    n = sum(side.size for side in sides)
    if min(side.size for side in sides) < FEWEST:
        return too_few(min(side.size for side in sides), EACH)
    low, high = interval(*sides)
    likely = likely_differences([(sides[0].ravel(), sides[1].ravel())])[0]
    caveat = "" if low > 0 or high < 0 else cannot_tell(blocks_more(*sides), EACH)
    return Verdict(min(max(likely, low), high), low, high, n, METHOD, caveat)


def blocks(before: Readers, after: Readers, planned: tuple[int, int]) -> tuple[Array, Array]:
    """The full blocks by arrival, shapes (k, planned[0]) and (k, planned[1])."""
    n = min(len(each) // size for each, size in zip((before, after), planned, strict=True))
    old, new = (each.scores[: n * size].reshape(n, size) for each, size in zip((before, after), planned, strict=True))
    if not all(((side == 0) | (side == 1)).all() for side in (old, new)):
        raise ValueError("every score must be 0 or 1")
    return old, new


def interval(before: Array, after: Array) -> tuple[float, float]:
    """The differences that the blocks do not rule out, at 95 % and at all times at once: what stands on a grid of
    percentage points, its ends found by halving."""
    import numpy as np

    points = np.linspace(-1, 1, 2 * POINTS + 1)
    stands = np.r_[False, log_evidence(before, after, points[1:-1]) < ENOUGH, False]
    first, last = np.flatnonzero(stands)[[0, -1]]
    out, inside = points[[first - 1, last + 1]], points[[first, last]]
    for _ in range(HALVINGS):
        tried = (out + inside) / 2
        still = log_evidence(before, after, tried) < ENOUGH
        out, inside = np.where(still, out, tried), np.where(still, tried, inside)
    return float(out[0]), float(out[1])


def log_evidence(before: Array, after: Array, differences: Array) -> Array:
    """The logarithm of the e-value of the blocks against each difference of the shares, shape (d,): each block is bet
    on by the shares of the blocks before it, against the nearest pair of shares that differ so much.

    Source: Turner, Ly and Grünwald (2024), J. of Statistical Planning and Inference 230:106116, uniform prior, and
    Turner and Grünwald (2023), Statistics and Probability Letters 198:109835, for differences other than 0.
    """
    import numpy as np

    def expected(side: Array) -> Array:
        yes = side.sum(axis=1)
        return (yes.cumsum() - yes + 1) / (side.shape[1] * np.arange(len(side)) + 2)

    old, new = expected(before), expected(after)
    sizes = before.shape[1], after.shape[1]
    null = nearest(old, new, differences[:, None], sizes)

    def gain(side: Array, bet: Array, fair: Array) -> Array:
        yes = side.sum(axis=1)
        return yes * np.log(bet / fair) + (side.shape[1] - yes) * np.log((1 - bet) / (1 - fair))

    return (gain(before, old, null) + gain(after, new, null + differences[:, None])).sum(axis=1)


def nearest(old: Array, new: Array, apart: Array, sizes: tuple[int, int]) -> Array:
    """The first of the two shares that lie `apart` and are nearest to `old` and `new` by relative entropy: where its
    slope, which only rises, crosses 0."""
    import numpy as np

    low, high = np.broadcast_arrays(np.maximum(0, -apart), np.minimum(1, 1 - apart), old)[:2]
    for _ in range(HALVINGS):
        tried = (low + high) / 2
        other = tried + apart
        slope = sizes[0] * (tried - old) / (tried * (1 - tried)) + sizes[1] * (other - new) / (other * (1 - other))
        low, high = np.where(slope < 0, tried, low), np.where(slope < 0, high, tried)
    return (low + high) / 2


def blocks_more(before: Array, after: Array) -> int | None:
    """Readers of each version, if they go on like this, until no difference is ruled out; None beyond `FURTHEST`."""
    import numpy as np

    for more in MORE:
        copies = np.arange(len(before) + ceil(more / min(before.shape[1], after.shape[1]))) % len(before)
        if log_evidence(before[copies], after[copies], np.zeros(1))[0] >= ENOUGH:
            return more
    return None
