"""What is likely left of a difference that was noticed because it was large."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SPREADS = 40


def shrunk(estimates: Array, errors: Array, usual: float) -> Array:
    """Estimated differences, with their standard errors, pooled towards no difference; all of shape (k,).

    True differences are taken to scatter around 0, as widely as the estimates themselves tell: `usual` is the scale of
    the half-normal prior of that spread. One difference alone is pooled too. Whoever stops because a winner shows
    stops while luck is with it; the mean of the posterior is not misled by why somebody stopped.

    Sources: Gelman (2006), Bayesian Analysis 1:515-534, for the prior; Efron and Morris (1975), JASA 70:311-319.
    """
    import numpy as np

    spread = usual * 3 * (np.arange(SPREADS) + 0.5)[:, None] / SPREADS
    total = spread**2 + errors**2
    fit = -(np.log(total) + estimates**2 / total).sum(axis=1) / 2 - (spread[:, 0] / usual) ** 2 / 2
    weight = np.exp(fit - fit.max())
    return (weight / weight.sum()) @ (estimates * spread**2 / total)
