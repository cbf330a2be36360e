"""Who was at risk, who left and when: the one table from which ratios and curves are reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Days = NDArray[np.int64]
    Counts = NDArray[np.float64]


LEFT, OTHER = 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class RiskTable:
    """Counts of customers by pattern (a row of the design) and day of tenure, days without an end left out."""

    times: Days
    """Days of tenure on which anybody left or ended otherwise, rising; shape (T,)."""
    at_risk: Counts
    """Customers under observation on that day, shape (P, T): as in every other table, whole numbers."""
    left: Counts
    """Customers who left on that day, shape (P, T)."""
    other: Counts
    """Customers whose time ended otherwise on that day (a competing end), shape (P, T)."""
    time: Counts
    """Days lived under each pattern, exact, shape (P,)."""


def risk_table(
    start: NDArray[np.integer],
    stop: NDArray[np.integer],
    ending: NDArray[np.integer],
    pattern: NDArray[np.integer],
    patterns: int,
) -> RiskTable:
    """Count intervals (start, stop] of tenure, each lived under one pattern, all of shape (n,).

    A customer who comes under observation late, or changes pattern, simply has an interval that starts late: on the
    day `start` itself nobody is at risk through it. `ending` says how the interval ended: 0 it did not, 1 the customer
    left, 2 the time ended otherwise; `pattern` is a number from 0 to `patterns - 1`. Raises ValueError where an
    interval does not end after it starts, or a pattern is unknown.

    Cost: a few passes over the intervals, then `patterns` times days, whatever the number of customers.
    Source: the counting-process form of Andersen and Gill (1982), Annals of Statistics 10:1100-1120.
    """
    import numpy as np

    if (stop <= start).any():
        raise ValueError("every interval must end after it starts")
    if len(pattern) and not 0 <= pattern.min() <= pattern.max() < patterns:
        raise ValueError(f"patterns must be numbers from 0 to {patterns - 1}")
    times = np.unique(stop[ending != 0]).astype(np.int64)
    width = len(times) + 1
    row = pattern.astype(np.int64) * width

    def counted(day: NDArray[np.integer], side: str, chosen: slice | NDArray[np.bool_]) -> Counts:
        place = row[chosen] + np.searchsorted(times, day[chosen], "right" if side == "after" else "left")
        return np.bincount(place, minlength=patterns * width).reshape(patterns, width).astype(np.float64)

    everybody = slice(None)
    inside = counted(start, "after", everybody) - counted(stop, "after", everybody)
    left, other = (counted(stop, "on", ending == kind) for kind in (LEFT, OTHER))
    lived = np.bincount(pattern, weights=stop.astype(np.int64) - start, minlength=patterns).astype(np.float64)
    return RiskTable(times, inside.cumsum(axis=1)[:, :-1], left[:, :-1], other[:, :-1], lived)


def gathered(table: RiskTable, group: NDArray[np.integer], groups: int) -> RiskTable:
    """The table by group instead of by pattern; `group` of shape (P,) says which, -1 leaves a pattern out."""
    import numpy as np

    member = (np.arange(groups)[:, None] == group).astype(np.float64)
    counts = (member @ each for each in (table.at_risk, table.left, table.other, table.time))
    return RiskTable(table.times, *counts)
