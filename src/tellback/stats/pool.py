"""Estimates of many groups, drawn together as far as they seem alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellback.stats.intervals import Z95

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

WIDEST, FINENESS, USUAL = 3.0, 301, 0.5
RARE = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Pooled:
    """Estimates after pooling, each with a 95 % interval; arrays of shape (n,)."""

    estimates: Array
    low: Array
    high: Array
    spread: float
    """By how much the groups truly differ, as a standard deviation: its mean over what is plausible."""


def pool(estimates: Array, errors: Array) -> Pooled:
    """Partial pooling of estimates with normal errors, both of shape (n,), on a scale where 0.5 is a great difference
    between groups: logarithms of ratios.

    Each is drawn towards the mean of all, the more so the less it is known and the less the groups differ; how much
    they differ is averaged over a grid, with a half-normal prior of scale 0.5, and not guessed once, which would make
    intervals too narrow. One group alone stays as it is. Raises ValueError where an error is not above 0.

    Source: Gelman et al. (2013), Bayesian Data Analysis, 5.4, with Gelman (2006), Bayesian Analysis 1:515-534, for
    the prior.
    """
    import numpy as np

    if not (np.isfinite(estimates).all() and np.isfinite(errors).all() and (errors > 0).all()):
        raise ValueError("every estimate must be a number with an error above 0")
    if len(estimates) < 2:
        return Pooled(estimates, estimates - Z95 * errors, estimates + Z95 * errors, 0.0)
    spread = np.linspace(0, WIDEST, FINENESS)[:, None]
    known = 1 / (errors**2 + spread**2)
    middle = (known @ estimates)[:, None] / known.sum(axis=1, keepdims=True)
    log_chance = (np.log(known) - known * (estimates - middle) ** 2).sum(axis=1, keepdims=True) / 2
    log_chance -= np.log(known.sum(axis=1, keepdims=True)) / 2 + (spread / USUAL) ** 2 / 2
    chance = np.exp(log_chance - log_chance.max())
    chance /= chance.sum()
    drawn = errors**2 * known
    means = drawn * middle + (1 - drawn) * estimates
    variances = (1 - drawn) * errors**2 + drawn**2 / known.sum(axis=1, keepdims=True)
    found = (chance * means).sum(axis=0)
    half = Z95 * np.sqrt((chance * (variances + (means - found) ** 2)).sum(axis=0))
    return Pooled(found, found - half, found + half, float((chance * spread).sum()))


def differ(estimates: Array, errors: Array) -> bool:
    """Whether estimates with normal errors, both of shape (n,), lie further apart than chance would often have it.

    With no difference at all, every second report on a dozen groups shows one "for" and one "against"; this says so of
    one in twenty. Source: Cochran's Q (1954), Biometrics 10:101-129, at 5 %.
    """
    import numpy as np
    from scipy.stats import chi2

    if len(estimates) < 2:
        return False
    known = errors**-2.0
    apart = float(known @ (estimates - known @ estimates / known.sum()) ** 2)
    return bool(np.isfinite(apart) and chi2.sf(apart, len(estimates) - 1) < RARE)
