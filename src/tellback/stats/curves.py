"""How many are still there, and how many are gone for which reason, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellback.stats.intervals import Z95
from tellback.stats.risk import gathered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellback.stats.risk import RiskTable

    Array = NDArray[np.float64]
    Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The share still there by day of tenure, with a 95 % band; every array of shape (T,)."""

    times: Days
    survival: Array
    low: Array
    high: Array
    at_risk: Array


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """The share gone for one reason by day of tenure, with a 95 % band; every array of shape (T,)."""

    times: Days
    share: Array
    low: Array
    high: Array
    at_risk: Array


@dataclass(frozen=True, slots=True, eq=False)
class Hazard:
    """The hazard summed up to each day of tenure, with a 95 % band; every array of shape (T,)."""

    times: Days
    hazard: Array
    low: Array
    high: Array
    at_risk: Array


def simon_makuch(table: RiskTable, group: NDArray[np.integer], groups: int, since: int = 0) -> tuple[Curve, ...]:
    """The share still there in each group, of those who were there on day `since`; ends for other reasons censored.

    `group`, of shape (P,), says which group a pattern belongs to (-1: none). Who changes pattern changes line on that
    day: nobody is counted in a group before they belong to it. With few at risk in the first days a line falls early
    and never rises again: begin later, or draw it only where enough are at risk.

    Sources: Simon and Makuch (1984), Statistics in Medicine 3:35-44; Greenwood's variance; the band on the scale of
    log(-log) as in Kalbfleisch and Prentice (1980).
    """
    import numpy as np

    table = later(gathered(table, group, groups), since)
    curves: list[Curve] = []
    for at_risk, left in zip(table.at_risk, table.left, strict=True):
        survival = np.cumprod(1 - ratio(left, at_risk), dtype=np.float64)
        spread = np.sqrt(np.cumsum(ratio(left, at_risk * (at_risk - left))))
        low, high = band(survival, ratio(spread, -np.log(np.where(survival > 0, survival, 1.0))))
        curves.append(Curve(table.times, survival, low, high, at_risk))
    return tuple(curves)


def cumulative_incidence(
    table: RiskTable, group: NDArray[np.integer], groups: int, since: int = 0, other: bool = False
) -> tuple[Incidence, ...]:
    """The share in each group who have left by each day, of those there on day `since`, where others end otherwise.

    One minus the survival above would count those who ended otherwise as if they could still leave, and says too
    much. With `other` the share of those who ended otherwise is given instead.

    Sources: Aalen and Johansen (1978), Scandinavian Journal of Statistics 5:141-150; variance by the delta method,
    Marubini and Valsecchi (1995), 10.1; the band on the scale of log(-log).
    """
    import numpy as np

    table = later(gathered(table, group, groups), since)
    found: list[Incidence] = []
    for at_risk, left, ended in zip(table.at_risk, table.left, table.other, strict=True):
        mine, gone = (ended if other else left), left + ended
        before = np.r_[1.0, np.cumprod(1 - ratio(gone, at_risk))][:-1]
        share = np.cumsum(before * ratio(mine, at_risk))
        all_ends = ratio(gone, at_risk * (at_risk - gone))
        own = before**2 * ratio(mine * (at_risk - mine), at_risk**3)
        both = before * ratio(mine, at_risk**2)
        variance = (
            share**2 * np.cumsum(all_ends) - 2 * share * np.cumsum(share * all_ends) + np.cumsum(share**2 * all_ends)
            + np.cumsum(own) - 2 * (share * np.cumsum(both) - np.cumsum(share * both))
        )  # fmt: skip
        slope = -share * np.log(np.where(share > 0, share, 1.0))
        low, high = band(share, ratio(np.sqrt(np.maximum(variance, 0)), slope))
        found.append(Incidence(table.times, share, low, high, at_risk))
    return tuple(found)


def nelson_aalen(table: RiskTable, group: NDArray[np.integer], groups: int, since: int = 0) -> tuple[Hazard, ...]:
    """The hazard of leaving in each group, summed up from day `since`; its slope is the hazard of that time.

    Source: Aalen (1978), Annals of Statistics 6:701-726, with binomial variance, as many leave on one day, and the
    band on the logarithmic scale.
    """
    import numpy as np

    table = later(gathered(table, group, groups), since)
    found: list[Hazard] = []
    for at_risk, left in zip(table.at_risk, table.left, strict=True):
        hazard = np.cumsum(ratio(left, at_risk))
        variance = np.cumsum(ratio(left * (at_risk - left), at_risk**3))
        factor = np.exp(Z95 * ratio(np.sqrt(variance), hazard))
        found.append(Hazard(table.times, hazard, hazard / factor, hazard * factor, at_risk))
    return tuple(found)


def later(table: RiskTable, since: int) -> RiskTable:
    """The table after a day."""
    from dataclasses import replace

    days = table.times > since
    at_risk, left, other = (each[:, days] for each in (table.at_risk, table.left, table.other))
    return replace(table, times=table.times[days], at_risk=at_risk, left=left, other=other)


def ratio(above: Array, below: Array) -> Array:
    """A quotient, 0 where there is nothing to divide by."""
    import numpy as np

    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)


def band(share: Array, error: Array) -> tuple[Array, Array]:
    """Limits around shares whose log(-log) has these standard errors."""
    import numpy as np

    factor = np.exp(Z95 * error)
    return share**factor, share ** (1 / factor)
