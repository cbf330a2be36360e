"""How many times as often, how sure, and what could be seen at all."""

from __future__ import annotations

from math import ceil, exp, log, sqrt
from typing import TYPE_CHECKING

from tellback.stats.intervals import Z95
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.floating]

Z80 = 0.8416212335729143
STEPS = 50


def risk_ratio(left: int, n: int, left_others: int, n_others: int) -> Verdict:
    """The share of `n` who left over the share of the others; unknown where nobody left on one side.

    Its `n` are those who left among the first. Source: Katz et al. (1978), Biometrics 34:469-474, log interval.
    """
    method = "risk ratio, Katz 95 %"
    if not left or not left_others:
        return Verdict(None, None, None, left, method, "nobody left on one side, so there is no ratio")
    middle = log(left / n) - log(left_others / n_others)
    return around(middle, sqrt(1 / left - 1 / n + 1 / left_others - 1 / n_others), left, method)


def adjusted_risk_ratio(complained: Array, left: Array, known: Array) -> Verdict:
    """The risk ratio of those who complained against the others of equal `known`, an array of shape (n, d): columns of
    numbers, or of ones and zeros for levels but the first. `complained` and `left` are ones and zeros, shape (n,).

    Source: modified Poisson regression with robust errors, Zou (2004), American Journal of Epidemiology 159:702-706.
    """
    import numpy as np

    method = "risk ratio, modified Poisson regression with robust errors, 95 %"
    among = round(float(left @ complained))
    if not among or not float(left @ (1 - complained)):
        return Verdict(None, None, None, among, method, "nobody left on one side, so there is no ratio")
    rows = scaled(np.column_stack([complained, known]))
    fitted = poisson(rows, np.asarray(left, float))
    if fitted is None:
        return Verdict(None, None, None, among, method, "what is known of them already says who complained, or left")
    coefficients, expected = fitted
    bread = np.linalg.inv((rows.T * expected) @ rows)
    variance = bread @ ((rows.T * (left - expected) ** 2) @ rows) @ bread
    return around(float(coefficients[1]), sqrt(float(variance[1, 1])), among, method)


def scaled(columns: Array) -> Array:
    """A column of ones, the first column as it is, and the others around 0 with spread 1."""
    import numpy as np

    others = columns[:, 1:] - columns[:, 1:].mean(axis=0)
    spread = others.std(axis=0)
    return np.column_stack([np.ones(len(columns)), columns[:, 0], others / np.where(spread > 0, spread, 1.0)])


def poisson(rows: Array, yes: Array) -> tuple[Array, Array] | None:
    """Coefficients and expected values of a log-linear model, or None where there is no single best one."""
    import numpy as np

    found = np.zeros(rows.shape[1])
    found[0] = log(float(yes.mean()))
    start = height = float(yes @ (rows @ found) - yes.sum())
    for _ in range(STEPS):
        expected = np.exp(rows @ found)
        curve = (rows.T * expected) @ rows
        if np.linalg.cond(curve) > 1e10:
            return None
        step = np.linalg.solve(curve, rows.T @ (yes - expected))
        gain = float(step @ curve @ step)
        for _ in range(STEPS):
            score = rows @ (found + step)
            if (there := float(yes @ score - np.exp(np.minimum(score, 50)).sum())) >= height - 1e-9:
                break
            step = step / 2
        found, height = found + step, there
        if gain < 1e-12:
            return (found, np.exp(rows @ found)) if height >= start - 1e-9 else None
    return None


def around(middle: float, error: float, n: int, method: str) -> Verdict:
    """A ratio whose logarithm is normal."""
    return Verdict(exp(middle), exp(middle - Z95 * error), exp(middle + Z95 * error), n, method)


def e_value(ratio: float, common: bool = False) -> float:
    """How strongly a hidden cause would have to be linked, as a risk ratio, to both complaining and leaving, to explain
    a ratio away; `common` where it is a hazard ratio and more than about 15 % leave.

    Source: VanderWeele and Ding (2017), Annals of Internal Medicine 167:268-274.
    """
    if common:
        ratio = (1 - 0.5 ** sqrt(ratio)) / (1 - 0.5 ** sqrt(1 / ratio))
    ratio = max(ratio, 1 / ratio)
    return ratio + sqrt(ratio * (ratio - 1))


def nearest(verdict: Verdict) -> float | None:
    """The end of a ratio's interval that is nearest to no difference: 1 where the interval holds it."""
    if verdict.low is None or verdict.high is None:
        return None
    return min(max(verdict.low, 1.0), verdict.high)


def events_needed(share: float, ratio: float) -> int:
    """How many must leave for a hazard ratio to be seen in four of five cases, if `share` of the customers' time was
    lived after a complaint.

    Source: Schoenfeld (1983), Biometrics 39:499-503, for a 95 % interval that leaves out 1.
    """
    return ceil(round((Z95 + Z80) ** 2 / (share * (1 - share) * log(ratio) ** 2), 6))


def smallest_ratio(events: int, share: float) -> float | None:
    """The smallest hazard ratio above 1 that would be seen in four of five cases, with so many who left; one over it is
    the largest below 1. None where nothing could be seen at all."""
    if events <= 0 or not 0 < share < 1:
        return None
    return exp((Z95 + Z80) / sqrt(events * share * (1 - share)))
