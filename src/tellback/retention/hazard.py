"""How many times as often customers left in one state as in another, alike in all else that is known of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tellback.retention.pattern import ALIKE, Patterns
from tellback.retention.refusal import FEW, FEWEST, too_few
from tellback.stats.cox import Cox, cox
from tellback.stats.risk import gathered
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
    from numpy.typing import NDArray

BESIDE, OUT = -1, -2
"""States that are not compared: kept apart in the model (complaints may be missing), or left out of it."""
PRIOR = 1.0
"""Standard deviation of the logarithm of a ratio where few left: ratios over 7, or under 1/7, are rare."""
METHOD = "Cox regression, states varying in time, days as a customer as time, Efron's ties, 95 %"
TANGLED = (
    "those who complained and those who did not are nowhere alike in what else is known of them,"
    " so complaining cannot be told apart from it"
)


@dataclass(frozen=True, slots=True, eq=False)
class Ratios:
    """A hazard ratio for each state from 1 on against state 0, in order, and how many left in each (0 included).

    `log` and `error` are the logarithms of the ratios and their standard errors, nan where there is none.
    """

    verdicts: tuple[Verdict, ...]
    left: tuple[int, ...]
    log: tuple[float, ...]
    error: tuple[float, ...]


def ratios(patterns: Patterns, state: NDArray[int64], states: int, *, prior: bool = True) -> Ratios:
    """Compare states 1 to `states` with state 0, the age as a customer as time, all else in the patterns adjusted for.

    Where fewer than 20 left in a state (or in state 0) a normal prior holds the ratio; where fewer than 5 left there
    is none. Nor is there one where the model diverges, or fits worse than knowing nothing, nor where the data tell less
    of it than the prior does: then whoever complains is told by what is adjusted for.
    """
    import numpy as np

    left = [int(patterns.table.left[state == each].sum()) for each in range(states + 1)]
    few = np.array([prior and min(each, left[0]) < FEW for each in left[1:]])
    fit = _fitted(patterns, state, np.where(few, PRIOR, np.inf))
    verdicts = tuple(_read(fit, at, (each, left[0]), bool(few[at])) for at, each in enumerate(left[1:]))
    known = [verdict.known for verdict in verdicts]
    log = np.where(known, fit.coefficients[:states], np.nan)
    error = np.where(known, np.sqrt(np.diag(fit.covariance)[:states]), np.nan)
    return Ratios(verdicts, tuple(left), tuple(log.tolist()), tuple(error.tolist()))


def _read(fit: Cox, column: int, left: tuple[int, int], held: bool) -> Verdict:
    reason = too_few(*left)
    if reason:
        return Verdict(None, None, None, left[0], METHOD, reason)
    method = f"{METHOD}; normal prior of standard deviation 1 on the logarithm" if held else METHOD
    if held and fit.converged and 1 / fit.covariance[column, column] < 2 / PRIOR**2:
        return Verdict(None, None, None, left[0], method, TANGLED)
    return replace(fit.ratio(column, left[0]), method=method)


def _fitted(patterns: Patterns, state: NDArray[int64], prior: NDArray[float64]) -> Cox:
    """The model, without those columns of what is adjusted for that the data cannot hold apart from each other.

    What they cannot hold apart from a state stays, and there is no ratio: without it the state would stand for it.
    """
    import numpy as np

    states = len(prior)
    design, prior = _design(patterns, state, prior)
    fit = _cox(patterns, design, state != OUT, prior)
    while not fit.converged and max(fit.columns, default=-1) >= states:
        beside = _cox(patterns, design[:, states:], state != OUT, prior[states:])
        if beside.converged or not beside.columns:
            return replace(fit, reason=TANGLED)
        tangled = states + beside.columns[-1]
        design, prior = np.delete(design, tangled, axis=1), np.delete(prior, tangled)
        fit = _cox(patterns, design, state != OUT, prior)
    return fit


def _cox(patterns: Patterns, design: NDArray[float64], inside: NDArray[bool_], prior: NDArray[float64]) -> Cox:
    """The model of as few patterns as the design can tell apart."""
    import numpy as np

    rows, into = np.unique(design[inside], axis=0, return_inverse=True)
    group = np.full(len(design), -1)
    group[inside] = into.ravel()
    return cox(gathered(patterns.table, group, len(rows)), rows, prior)


def _design(
    patterns: Patterns, state: NDArray[int64], prior: NDArray[float64]
) -> tuple[NDArray[float64], NDArray[float64]]:
    """A column a state, then one for each level of what is adjusted for but the one in which most left.

    Where fewer than 5 left at a level a prior holds it, so that nothing grows without end.
    """
    import numpy as np

    left = np.where(state == OUT, 0, patterns.table.left.sum(axis=1))
    lived = np.where(state == OUT, 0, patterns.table.time)
    columns, held = [state == at for at in range(1, len(prior) + 1)], list(prior)
    beside = [(state == BESIDE).astype(np.int64), *(getattr(patterns, name) for name in ALIKE)]
    for levels in beside:
        gone, time = (np.bincount(levels + 1, weights=each) for each in (left, lived))
        usual = 1 if levels is beside[0] else int(np.lexsort((time, gone))[-1])
        for level in np.flatnonzero((time > 0) & (np.arange(len(time)) != usual)):
            columns.append(levels + 1 == level)
            held.append(PRIOR if gone[level] < FEWEST else np.inf)
    return np.column_stack(columns).astype(np.float64), np.array(held)
