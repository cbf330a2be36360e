"""Episodes counted by pattern: what held of a customer, all of it together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tellback.retention.exposure import Episodes
from tellback.stats.risk import RiskTable, risk_table

if TYPE_CHECKING:
    from numpy import bool_, int16, int64
    from numpy.typing import NDArray

    Levels = NDArray[int64]

HELD = ("since", "reply", "count", "usage", "plan", "segment", "mark")
ALIKE = ("usage", "plan", "segment", "mark")
PATTERNS = 2_000
FEW_STATES = 20
"""So many combinations of complaints there can be, about: the patterns left are divided among plans and segments."""


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """The risk table of episodes, and what each of its rows stands for: levels as in Episodes, shape (P,).

    `of` says which pattern each episode has.
    """

    table: RiskTable
    of: Levels
    since: Levels
    reply: Levels
    count: Levels
    usage: Levels
    plan: Levels
    segment: Levels
    mark: Levels

    def __len__(self) -> int:
        return len(self.since)


def patterns(episodes: Episodes) -> Patterns:
    """Count the episodes by pattern and day of tenure. Rare plans and segments may have been merged before."""
    import numpy as np

    code = np.zeros(len(episodes), np.int64)
    widths = []
    for name in HELD:
        levels = getattr(episodes, name)
        widths.append(int(levels.max(initial=-1)) + 2)
        code = code * widths[-1] + levels + 1
    known = np.flatnonzero(np.bincount(code, minlength=1))
    of = np.zeros(int(known.max(initial=0)) + 1, np.int64)
    of[known] = np.arange(len(known))
    of = of[code]
    table = risk_table(episodes.start, episodes.stop, episodes.ending, of, len(known))
    held: list[Levels] = []
    for width in reversed(widths):
        held.insert(0, known % width - 1)
        known = known // width
    return Patterns(table, of, *held)


def few_levels(episodes: Episodes) -> Episodes:
    """The episodes with rare plans and segments merged into one other level each, so that patterns stay countable."""
    usages = int(episodes.usage.max(initial=-1)) + 2
    segments = _merged(episodes, episodes.segment, 12)
    room = PATTERNS // (FEW_STATES * usages * (int(segments.max(initial=-1)) + 2))
    return replace(episodes, segment=segments, plan=_merged(episodes, episodes.plan, max(room, 1)))


def _merged(episodes: Episodes, levels: NDArray[int16], most: int) -> NDArray[int16]:
    """The levels in which most time was spent stay; all others become the one after them all."""
    import numpy as np

    lived = np.bincount(levels + 1, weights=(episodes.stop - episodes.start).astype(np.float64))
    if (lived[1:] > 0).sum() <= most:
        return levels
    other = len(lived) - 1
    kept = np.argsort(-lived[1:], kind="stable")[: most - 1]
    into = np.full(len(lived), other, np.int16)
    into[0] = -1
    into[kept + 1] = kept
    return into[levels + 1]


def within(patterns: Patterns, chosen: NDArray[bool_]) -> Patterns:
    """Some of the patterns only; `of` is -1 for episodes of the others."""
    import numpy as np

    table = patterns.table
    counts = (each[chosen] for each in (table.at_risk, table.left, table.other, table.time))
    into = np.where(chosen, np.cumsum(chosen) - 1, -1)
    held = (getattr(patterns, name)[chosen] for name in HELD)
    return Patterns(RiskTable(table.times, *counts), into[patterns.of], *held)


def between(patterns: Patterns, lived: Episodes, after: int, until: int) -> tuple[Patterns, Episodes]:
    """The same on the days of tenure after one and until another only."""
    import numpy as np

    start, stop = np.maximum(lived.start, after), np.minimum(lived.stop, until)
    kept = stop > start
    table, of = patterns.table, patterns.of[kept]
    days = (table.times > after) & (table.times <= until)
    at_risk, left, other = (each[:, days] for each in (table.at_risk, table.left, table.other))
    time = np.bincount(of, weights=(stop - start)[kept], minlength=len(patterns)).astype(np.float64)
    clipped = replace(lived, start=start.astype(np.int32), stop=stop.astype(np.int32)).where(kept)
    return replace(patterns, table=RiskTable(table.times[days], at_risk, left, other, time), of=of), clipped
