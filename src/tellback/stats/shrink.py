"""What is likely left of a difference that was noticed because it was large."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

USUAL = 0.5  # log odds, as in `pool`: 62 instead of 50 of a hundred, or 41 instead of 30
SPREADS = 120


def likely_means(said: Sequence[Array]) -> list[float]:
    """For several questions the mean of scores of which 1/2 means "no difference", drawn towards 1/2; each array holds
    one score from 0 to 1 a reader."""
    known = [one_step(float((scores - 0.5).mean() if len(scores) else 0.0), 0.5, [scores]) for scores in said]
    return [0.5 + off / 4 for off in shrunk(*columns(known))]


def likely_differences(compared: Sequence[tuple[Array, Array]]) -> list[float]:
    """For several comparisons by how much the mean score of the second group is above that of the first, drawn towards
    0. They are drawn in log odds, for which it does not matter whether something is done by many or by few."""
    middles = [(float(before.sum() + after.sum()) + 0.5) / (len(before) + len(after) + 1) for before, after in compared]
    known = [
        one_step(float(after.mean() - before.mean()) if len(before) and len(after) else 0.0, middle, [before, after])
        for (before, after), middle in zip(compared, middles, strict=True)
    ]
    return [float(off) * at * (1 - at) for off, at in zip(shrunk(*columns(known)), middles, strict=True)]


def one_step(off: float, middle: float, sides: Sequence[Array]) -> tuple[float, float]:
    """A difference in log odds and its error, both as they are seen from no difference, so that 12 against 1 is no
    less known than 7 against 6; as if half a reader more had been seen at either end. `middle` is the mean of all.

    Source: Yusuf, Peto and others (1985), Progress in Cardiovascular Diseases 27:335-371.
    """
    n = sum(len(side) for side in sides) + 1
    ends = ((1 - middle) ** 2 + middle**2) / 2
    spread = (sum(float(((side - middle) ** 2).sum()) for side in sides) + ends) / n
    share = sum(1 / max(len(side), 0.5) for side in sides)
    return off / (middle * (1 - middle)), sqrt(spread * share) / (middle * (1 - middle))


def shrunk(estimates: Array, errors: Array, usual: float = USUAL) -> Array:
    """Estimated differences, with their standard errors, drawn towards no difference; all of shape (k,).

    True differences are taken to scatter around 0, as widely as the estimates themselves tell: `usual` is the scale of
    the half-normal prior of that spread. One difference alone is drawn too, unlike by `pool`. Whoever stops because a
    winner shows stops while luck is with it; the mean of the posterior is not misled by why somebody stopped.

    Sources: Efron and Morris (1975), JASA 70:311-319; Gelman (2006), Bayesian Analysis 1:515-534, for the prior.
    """
    import numpy as np

    grid = (np.arange(SPREADS) + 0.5)[:, None] / SPREADS
    spread = 3 * usual * grid**2  # finer near 0, for differences far smaller than usual
    total = spread**2 + errors**2
    fit = -(np.log(total) + estimates**2 / total).sum(axis=1) / 2 - (spread[:, 0] / usual) ** 2 / 2
    weight = np.exp(fit - fit.max()) * grid[:, 0]
    return (weight / weight.sum()) @ (estimates * spread**2 / total)


def columns(known: Sequence[tuple[float, float]]) -> tuple[Array, Array]:
    """Estimates and errors apart."""
    import numpy as np

    both = np.array(known, float).reshape(-1, 2)
    return both[:, 0], both[:, 1]
