"""How many times as often: proportional hazards, fitted to counts instead of customers."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt
from typing import TYPE_CHECKING

from tellback.stats.intervals import Z95
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellback.stats.risk import RiskTable

    Array = NDArray[np.float64]

STEPS, HALVINGS = 60, 30
LONGEST = 5.0  # step of a coefficient, whose column is scaled to a reach of 1
CLOSE = 1e-10  # of the log-likelihood still to gain
ADRIFT = 0.01  # a last step this long, with nothing to gain by it, goes on for ever


@dataclass(frozen=True, slots=True, eq=False)
class Cox:
    """A fitted model of hazards. Where `converged` is False nothing may be quoted from it; `reason` says why."""

    coefficients: Array
    """Logarithms of hazard ratios, one a column of the design, shape (k,)."""
    covariance: Array
    """Of the coefficients, from the information (and the prior), shape (k, k)."""
    log_likelihood: float
    null_log_likelihood: float
    events: int
    """Customers who left."""
    converged: bool
    reason: str = ""
    columns: tuple[int, ...] = ()
    """The columns of the design that the reason is said of, where it is said of some."""

    def ratio(self, column: int, n: int, fewest: int = 0) -> Verdict:
        """The hazard ratio of a column with its Wald interval, or why there is none; `n` is what it rests on: those
        who left after it applied to them. Below `fewest` there is no ratio."""
        method = "Cox regression with Efron's ties, 95 %"
        if not self.converged or n < fewest:
            return Verdict(None, None, None, n, method, self.reason or f"needs at least {fewest} who left, has {n}")
        middle, half = float(self.coefficients[column]), Z95 * sqrt(float(self.covariance[column, column]))
        return Verdict(exp(middle), exp(middle - half), exp(middle + half), n, method)


@dataclass(frozen=True, slots=True, eq=False)
class Stratum:
    """Counts that share one baseline hazard: only days on which somebody left."""

    at_risk: Array
    left: Array
    design: Array


@dataclass(frozen=True, slots=True, eq=False)
class Slope:
    """A log-likelihood at some coefficients, its gradient and its negative curvature."""

    height: float
    gradient: Array
    information: Array


def cox(table: RiskTable, design: Array, prior: Array | None = None, strata: NDArray[np.integer] | None = None) -> Cox:
    """Fit Cox's model of the hazard of leaving to a risk table; `design` of shape (P, k) has a row for each pattern.

    Customers who change state do so by changing pattern, so states that vary in time need nothing more. `prior` gives
    a standard deviation for each coefficient's normal prior around 0, infinite for none. `strata`, of shape (P,), lets
    each stratum have a baseline hazard of its own. The same table gives the same numbers to the last bit.

    Sources: Cox (1972), JRSS B 34:187-220; Efron (1977), JASA 72:557-565, for ties, exactly and not by Breslow's
    shortcut; Newton's method with step halving; monotone likelihoods told as in Heinze and Schemper (2001),
    Biometrics 57:114-119.
    """
    import numpy as np

    reach = np.ptp(design, axis=0)
    reach[reach == 0] = 1.0
    held = np.zeros(len(reach)) if prior is None else (np.asarray(prior, float) * reach) ** -2
    blocks = [stratum(table, design / reach, rows) for rows in rows_of(strata, len(design))]
    start = slope(blocks, np.zeros(len(reach)), held)
    events = round(sum(float(block.left.sum()) for block in blocks))
    reason, columns = hopeless(start, events)
    if reason:
        blank = np.full((len(reach), len(reach)), np.nan)
        return Cox(blank[0], blank, start.height, start.height, events, False, reason, columns)
    found, at, step = climb(blocks, held, start)
    height = at.height + float(held @ found**2) / 2
    reason, columns = verdict(at, step, height - start.height)
    covariance = inverse(at.information) / np.outer(reach, reach)
    return Cox(found / reach, covariance, height, start.height, events, not reason, reason, columns)


def rows_of(strata: NDArray[np.integer] | None, patterns: int) -> list[NDArray[np.integer]]:
    """Which patterns belong to each stratum."""
    import numpy as np

    if strata is None:
        return [np.arange(patterns)]
    return [np.flatnonzero(strata == each) for each in np.unique(strata)]


def stratum(table: RiskTable, design: Array, rows: NDArray[np.integer]) -> Stratum:
    """The counts of some patterns on the days on which somebody left, the design around the mean of those at risk."""
    import numpy as np

    left = table.left[rows]
    days = left.sum(axis=0) > 0
    at_risk, left = table.at_risk[np.ix_(rows, days)], left[:, days]
    weight = at_risk.sum(axis=1)
    middle = weight @ design[rows] / max(float(weight.sum()), 1.0)
    return Stratum(at_risk, left, np.where(weight[:, None] > 0, design[rows] - middle, 0.0))


def slope(blocks: list[Stratum], coefficients: Array, held: Array) -> Slope:
    """The log-likelihood with the prior's share, over all strata."""
    import numpy as np

    parts = [efron(block, coefficients) for block in blocks]
    return Slope(
        sum(part.height for part in parts) - float(held @ coefficients**2) / 2,
        sum((part.gradient for part in parts), -held * coefficients),
        sum((part.information for part in parts), np.diag(held)),
    )


def efron(block: Stratum, coefficients: Array) -> Slope:
    """Efron's log-likelihood of one stratum.

    On a day with d leavers the l-th of them meets the risk set less l/d of the leavers. That sum needs one number per
    leaver; all else is days times patterns.
    """
    import numpy as np

    score = block.design @ coefficients
    hazard = np.exp(score)
    leavers = block.left.sum(axis=0)
    risk, gone = hazard @ block.at_risk, hazard @ block.left
    day = np.repeat(np.arange(len(leavers)), leavers.astype(np.int64))
    share = (np.arange(len(day)) - np.repeat(leavers.cumsum() - leavers, leavers.astype(np.int64))) / leavers[day]
    met = risk[day] - share * gone[day]

    def over_leavers(values: Array) -> Array:
        return np.bincount(day, weights=values, minlength=len(leavers)).astype(np.float64)

    once, part = over_leavers(1 / met), over_leavers(share / met)
    moved = (hazard[:, None] * block.design).T
    weight = hazard * (block.at_risk @ once - block.left @ part)
    at, off = moved @ block.at_risk, moved @ block.left
    crossed = (at * over_leavers(share / met**2)) @ off.T
    spread = (at * over_leavers(1 / met**2)) @ at.T + (off * over_leavers((share / met) ** 2)) @ off.T
    return Slope(
        float(score @ block.left.sum(axis=1) - np.log(met).sum()),
        block.design.T @ (block.left.sum(axis=1) - weight),
        (block.design.T * weight) @ block.design - spread + crossed + crossed.T,
    )


def hopeless(start: Slope, events: int) -> tuple[str, tuple[int, ...]]:
    """Why there is no use in beginning, and because of which columns."""
    import numpy as np

    if not events:
        return "nobody left", ()
    size = np.sqrt(np.maximum(np.diag(start.information), 0))
    empty = np.flatnonzero(size < 1e-7)
    if len(empty):
        return "tells nobody at risk from anybody else", tuple(empty.tolist())
    values, vectors = np.linalg.eigh(start.information / np.outer(size, size))
    if len(values) and values[0] < 1e-9:
        tangled = np.flatnonzero(np.abs(vectors[:, 0]) > 0.01)
        return "cannot be told apart from each other", tuple(tangled.tolist())
    return "", ()


def climb(blocks: list[Stratum], held: Array, at: Slope) -> tuple[Array, Slope, Array]:
    """Newton's method from 0: coefficients, the log-likelihood there, and the step that would come next."""
    import numpy as np

    found, step = np.zeros(len(held)), inverse(at.information) @ at.gradient
    for _ in range(STEPS):
        if float(step @ at.gradient) < CLOSE or not (moved := uphill(blocks, held, (found, at), step)):
            break
        found, at = moved
        step = inverse(at.information) @ at.gradient
    return found, at, step


def uphill(blocks: list[Stratum], held: Array, here: tuple[Array, Slope], step: Array) -> tuple[Array, Slope] | None:
    """The place a step leads to, or half of it, or a quarter: the first that is no lower, rounding apart."""
    found, at = here
    step = step * min(1.0, LONGEST / float(abs(step).max()))
    for _ in range(HALVINGS):
        there = slope(blocks, found + step, held)
        if there.height >= at.height - 1e-13 * abs(at.height):
            return found + step, there
        step = step / 2
    return None


def inverse(information: Array) -> Array:
    """The inverse, also of an information that rounding has made singular."""
    import numpy as np

    size = np.sqrt(np.maximum(np.diag(information), 1e-300))
    return np.linalg.pinv(information / np.outer(size, size), hermitian=True) / np.outer(size, size)


def verdict(at: Slope, step: Array, gained: float) -> tuple[str, tuple[int, ...]]:
    """What is wrong where the climb ended, if anything, and in which columns."""
    import numpy as np

    if not np.isfinite(at.information).all() or gained < -1e-9:
        return "fits worse than knowing nothing", ()
    adrift = np.flatnonzero(np.abs(step) > ADRIFT)
    if len(adrift):
        return "grows without end: on one side of it nobody, or everybody, left", tuple(adrift.tolist())
    if float(step @ at.gradient) >= CLOSE:
        return "did not settle", ()
    return "", ()
