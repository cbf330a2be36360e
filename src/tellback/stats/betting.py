"""A mean and its interval that may be looked at after every reader, without the truth slipping out unseen."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import TYPE_CHECKING

from tellback.stats.shrink import likely_differences, likely_means
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tellback.stats.readers import Readers

    Array = NDArray[np.float64]

BETS = 256  # exact for yes or no up to twice as many readers
ENOUGH = log(20)  # a wager that was fair has grown twentyfold in no more than 5 % of worlds
FEWEST = 8  # below this only the readers' words are shown
HALVINGS = 30
FURTHEST = 2000  # readers: no advice beyond that
MORE = (*range(10, 200, 10), *range(200, FURTHEST + 1, 100))
EACH = "readers of each version"
METHOD = "valid however often it is looked at, 95 %"


def mean(readers: Readers) -> Verdict:
    """The mean score, with an interval that holds at every moment at once."""
    if len(readers) < FEWEST:
        return too_few(len(readers))
    low, high = interval(readers.scores)
    return Verdict(float(readers.scores.mean()), low, high, len(readers), METHOD)


def difference(before: Readers, after: Readers) -> Verdict:
    """By how much the readers of one version score higher than the readers of another, as `differences` has it."""
    return differences([(before, after)])[0]


def differences(compared: Sequence[tuple[Readers, Readers]]) -> list[Verdict]:
    """By how much the readers of the second of two versions score higher than the readers of the first, for several
    comparisons: from -1 to 1, above 0 where the second is ahead. `n` counts pairs: the first reader of one version
    beside the first of the other, and so on, so whoever has no counterpart yet waits. Estimates are pooled with each
    other towards no difference, so that they may still be printed when somebody stops because a winner shows."""
    sides = [alongside(before, after) for before, after in compared]
    likely = zip(sides, likely_differences(sides), strict=True)
    return [from_pairs(judged((new - old + 1) / 2, (off + 1) / 2, EACH)) for (old, new), off in likely]


def against_half(said: Sequence[Array], who: str = "readers") -> list[Verdict]:
    """The means of scores of which 1/2 means "no difference", each array a question of its own with one score a reader;
    estimates are pooled with each other towards 1/2, and the caveat says what a verdict would take."""
    return [judged(scores, middle, who) for scores, middle in zip(said, likely_means(said), strict=True)]


def paired(before: Readers, after: Readers) -> Array:
    """For each pair by arrival 1 where only the new version scores, 0 where only the old one does, 1/2 for a tie."""
    old, new = alongside(before, after)
    return (new - old + 1) / 2


def alongside(before: Readers, after: Readers) -> tuple[Array, Array]:
    """As many readers of the one version as of the other, those who came first."""
    n = min(len(before), len(after))
    return before.scores[:n], after.scores[:n]


def from_pairs(found: Verdict) -> Verdict:
    """The difference of two scores, from -1 to 1, of which the mean of pairs tells."""
    if found.estimate is None or found.low is None or found.high is None:
        return found
    return replace(found, estimate=2 * found.estimate - 1, low=2 * found.low - 1, high=2 * found.high - 1)


def judged(scores: Array, likely: float, who: str) -> Verdict:
    """What scores around 1/2 say; the `likely` mean is shown where it is inside the interval."""
    if len(scores) < FEWEST:
        return too_few(len(scores), who)
    low, high = interval(scores)
    caveat = "" if low > 0.5 or high < 0.5 else cannot_tell(readers_more(scores), who)
    return Verdict(min(max(likely, low), high), low, high, len(scores), METHOD, caveat)


def too_few(n: int, who: str = "readers") -> Verdict:
    """No verdict, and why."""
    why = f"needs at least {FEWEST} {who}, has {n}: only their words can be shown"
    return Verdict(None, None, None, n, METHOD, why)


def interval(scores: Array) -> tuple[float, float]:
    """The means that scores from 0 to 1 do not rule out, at 95 % and at all times at once; shape (n,).

    The wealth of a gambler who bets against a mean is convex in that mean and below 1 at the sample's own, so the
    means that stand are one interval around it, found by halving.
    """
    import numpy as np

    if not len(scores):
        return 0.0, 1.0
    values, counts = np.unique(scores, return_counts=True)
    middle = float(values @ counts / counts.sum())
    out, inside = np.array([0.0, 1.0]), np.array([middle, middle])
    for _ in range(HALVINGS):
        tried = (out + inside) / 2
        stands = log_wealth(values, counts.astype(float), tried) < ENOUGH
        out, inside = np.where(stands, out, tried), np.where(stands, tried, inside)
    return float(out[0]), float(out[1])


def log_wealth(values: Array, counts: Array, means: Array) -> Array:
    """The logarithm of what a stake of 1 has become that was bet against each mean, shape (m,), once all `values`,
    shape (v,), have come up `counts` times; counts of several streams, shape (k, v), give shape (m, k). Where a mean
    is the true one, no strategy of looking and stopping lets the wealth pass 20 in more than 5 % of worlds.

    Sources: betting on a bounded mean, Waudby-Smith and Ramdas (2024), JRSS B 86:1-27; the stake is spread over bets
    as Krichevsky and Trofimov (1981) spread it, which for yes and no is the mixture of Robbins (1970), exact up to
    2 `BETS` readers (Gauss-Chebyshev), and a fair wager beyond. It does not depend on the order of the readers.
    """
    import numpy as np

    bets = np.sin(np.pi * (2 * np.arange(BETS) + 1) / (4 * BETS)) ** 2
    means = np.clip(means, 1e-12, 1 - 1e-12)[:, None, None]
    factors = values[:, None] * (bets / means) + (1 - values[:, None]) * ((1 - bets) / (1 - means))
    return np.logaddexp.reduce(counts @ np.log(factors), axis=-1) - log(BETS)


def cannot_tell(more: int | None, who: str) -> str:
    """How many more readers it would take to name a winner."""
    if more is None:
        return f"cannot tell: about even so far, and {FURTHEST:,} more {who} would hardly change that"
    return f"cannot tell, about {more:,} more {who} if they go on like this"


def readers_more(scores: Array) -> int | None:
    """Readers like those so far until the wager against 1/2 is won, in tens, or above 200 in hundreds; None beyond
    `FURTHEST`."""
    import numpy as np

    values, counts = np.unique(scores, return_counts=True)
    then = counts * (1 + np.array(MORE) / len(scores))[:, None]
    won = log_wealth(values, then, np.array([0.5]))[0] >= ENOUGH
    return MORE[int(won.argmax())] if won.any() else None
