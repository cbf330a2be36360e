"""Five looks, planned: for whoever says beforehand how many readers there will be."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from tellback.stats.betting import FEWEST, USUAL
from tellback.stats.shrink import shrunk
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

    offs: list[float] = []
    errors: list[float] = []
    for n in due(planned):
        if n <= min(len(before), len(after)):
            offs.append(float(after.scores[:n].mean() - before.scores[:n].mean()))
            everybody = np.r_[before.scores[:n], after.scores[:n]]
            errors.append(error(everybody, float(everybody.mean())) * 2)
    return at_looks(offs, errors, planned, 0)


def preference_as_planned(chosen: Readers, planned: int) -> Verdict:
    """The share of readers of both wordings who prefer the new one (score 1, or 1/2 for neither), judged at the same
    five looks."""
    reached = [chosen.scores[:n] for n in due(planned) if n <= len(chosen)]
    return at_looks(
        [float(scores.mean()) - 0.5 for scores in reached], [error(scores, 0.5) for scores in reached], planned, 0.5
    )


def error(scores: Array, around: float) -> float:
    """The standard error of a mean where there is no difference, as if one more had been seen at either end."""
    return sqrt((0.25 + float(((scores - around) ** 2).sum())) / (len(scores) + 1) / len(scores))


def due(planned: int) -> list[int]:
    """After how many readers the looks are due."""
    if planned < FEWEST * LOOKS:
        raise ValueError(f"{LOOKS} looks need at least {FEWEST * LOOKS} readers")
    return [planned * look // LOOKS for look in range(1, LOOKS + 1)]


def at_looks(offs: Sequence[float], errors: Sequence[float], planned: int, even: float) -> Verdict:
    """What the looks so far say of a difference from `even`."""
    import numpy as np

    looks, taken = due(planned), len(offs)
    if not taken:
        return Verdict(None, None, None, 0, METHOD, f"the first look is due at {looks[0]} readers")
    named = [look for look, off in enumerate(offs) if abs(off) > BOUND * errors[look]]
    at = named[0] if named else taken - 1
    low, high = (offs[at] + side * BOUND * errors[at] for side in (-1, 1))
    middle = min(max(float(shrunk(np.array([offs[at]]), np.array([errors[at]]), USUAL)[0]), low), high)
    then = (
        "no further look was planned" if taken == LOOKS else f"the next look is due at {looks[min(taken, 4)]} readers"
    )
    caveat = "" if named else f"cannot tell; {then}"
    return Verdict(even + middle, max(even + low, even - 1), min(even + high, 1.0), looks[at], METHOD, caveat)
