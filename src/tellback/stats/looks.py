"""Five looks, planned: for whoever says beforehand how many readers there will be."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from tellback.stats.betting import FEWEST
from tellback.stats.shrink import likely_differences, likely_means
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tellback.stats.readers import Readers

    Array = NDArray[np.float64]

LOOKS = 5
BOUND = 2.4132  # a walk without drift passes it at one of five looks in 5 % of worlds
METHOD = f"{LOOKS} planned looks (Pocock), 95 %"


def difference_as_planned(before: Readers, after: Readers, planned: int) -> Verdict:
    """By how much the readers of one version score higher than the readers of another, from -1 to 1, above 0 where
    `after` is ahead: as it stood at the first of five looks that named a winner, or else at the last look so far.

    A look is due after every fifth of the `planned` readers of each version; between looks nothing changes, however
    often somebody asks. The estimate is pooled towards no difference. Raises ValueError where fewer than 40 are
    planned. Sources: Pocock (1977), Biometrika 64:191-199; Jennison and Turnbull (1989), JRSS B 51:305-361.
    """
    import numpy as np

    looks: list[Verdict] = []
    for n in due(planned):
        if n <= min(len(before), len(after)):
            old, new = before.scores[:n], after.scores[:n]
            error = 2 * error_if_even(np.r_[old, new], float(np.r_[old, new].mean()))
            looks.append(look(float(new.mean() - old.mean()), error, likely_differences([(old, new)])[0], n))
    return first_named(looks, planned, 0.0)


def preference_as_planned(chosen: Readers, planned: int) -> Verdict:
    """The share of readers of both wordings who prefer the new one (score 1, or 1/2 for neither), judged at the same
    five looks."""
    looks: list[Verdict] = []
    for n in due(planned):
        if n <= len(chosen):
            scores = chosen.scores[:n]
            looks.append(look(float(scores.mean()), error_if_even(scores, 0.5), likely_means([scores])[0], n))
    return first_named(looks, planned, 0.5)


def due(planned: int) -> list[int]:
    """After how many readers the looks are due."""
    if planned < FEWEST * LOOKS:
        raise ValueError(f"{LOOKS} looks need at least {FEWEST * LOOKS} readers")
    return [planned * look // LOOKS for look in range(1, LOOKS + 1)]


def error_if_even(scores: Array, mean: float) -> float:
    """The standard error of a mean where there is no difference, as if one more had been seen at either end."""
    return sqrt((0.25 + float(((scores - mean) ** 2).sum())) / (len(scores) + 1) / len(scores))


def look(found: float, error: float, likely: float, n: int) -> Verdict:
    """What one look says, with the interval that holds at all five."""
    low, high = found - BOUND * error, found + BOUND * error
    return Verdict(min(max(likely, low), high), max(low, -1.0), min(high, 1.0), n, METHOD)


def first_named(looks: Sequence[Verdict], planned: int, even: float) -> Verdict:
    """The first look that named a winner, or the last one, and when the next is due."""
    ahead = due(planned)[len(looks) :]
    if not looks:
        return Verdict(None, None, None, 0, METHOD, f"the first look is due at {ahead[0]} readers")
    for each in looks:
        if each.low is not None and each.high is not None and not each.low <= even <= each.high:
            return each
    then = f"the next look is due at {ahead[0]} readers" if ahead else "no further look was planned"
    return replace(looks[-1], caveat=f"cannot tell; {then}")
