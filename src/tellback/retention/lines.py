"""Plots by days as a customer: who is still there, and how many have left or ended otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellback.retention.answer import Line
from tellback.retention.compared import COMPLAINED, Compared, complained
from tellback.stats.curves import Curve, Incidence, cumulative_incidence, simon_makuch
from tellback.stats.risk import gathered

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

FEWEST = 20
"""A line is drawn only while so many are at risk."""
STEP = 7
"""A plot in weeks shows as much as one in days, and nobody's own last day."""


def staying(compared: Compared, silent: str) -> tuple[Line, ...]:
    """Who is still there, before and after a complaint: a customer changes line on the day of the complaint.

    Both lines begin on the first day on which enough customers are at risk in both, with all who are there then.
    """
    import numpy as np

    table, side = compared.patterns.table, complained(compared.patterns)
    enough = (gathered(table, side, 2).at_risk >= FEWEST).all(axis=0)
    if not enough.any():
        return ()
    first = int(np.argmax(enough))
    since = int(table.times[first - 1]) if first else 0
    drawn = simon_makuch(table, side, 2, since)
    named = (("never", silent), COMPLAINED)
    lines = (_line(name, each, each.survival, since) for name, each in zip(named, drawn, strict=True))
    return tuple(line for line in lines if len(line.days) > 1)


def incidence(compared: Compared) -> tuple[Line, ...]:
    """How many have left, and how many ended otherwise, of all customers watched: neither hides the other."""
    import numpy as np

    table, everybody = compared.patterns.table, np.zeros(len(compared.patterns), np.int64)
    enough = table.at_risk.sum(axis=0) >= FEWEST
    if not enough.any():
        return ()
    first = int(np.argmax(enough))
    since = int(table.times[first - 1]) if first else 0
    kinds = (("left", "left"), ("involuntary", "ended otherwise"))
    drawn = (cumulative_incidence(table, everybody, 1, since, other)[0] for other in (False, True))
    lines = (_line(kind, each, each.share, since) for kind, each in zip(kinds, drawn, strict=True))
    return tuple(line for line in lines if len(line.days) > 1)


def _line(name: tuple[str, str], drawn: Curve | Incidence, share: NDArray[float64], since: int) -> Line:
    """The line week by week, from its first day on until too few are at risk."""
    import numpy as np

    few = drawn.at_risk < FEWEST
    until = int(drawn.times[np.argmax(few)]) if few.any() else int(drawn.times[-1]) + 1 if len(few) else since
    days = np.arange(since, until, STEP)
    at = np.searchsorted(drawn.times, days, "right") - 1
    begun = at >= 0
    start = 1.0 if isinstance(drawn, Curve) else 0.0

    def read(values: NDArray[float64]) -> tuple[float, ...]:
        return tuple(np.where(begun, values[at], start).tolist())

    at_risk = drawn.at_risk[np.maximum(at, 0)]
    return Line(*name, tuple(days.tolist()), read(share), read(drawn.low), read(drawn.high), tuple(map(int, at_risk)))
