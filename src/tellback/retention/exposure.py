"""What held of each customer, from which day of being one to which: the episodes that every ratio is reckoned from.

A customer counts as complaining only from the day after a complaint, as answered only from the day after the answer:
nothing that happens on the day of leaving can explain the leaving. Nobody's future decides where their past counts.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from tellback.people.level import Changes
from tellback.people.lives import Lives
from tellback.people.spell import WIDE
from tellback.retention.heard import Heard

if TYPE_CHECKING:
    from numpy import bool_, int8, int16, int32, int64
    from numpy.typing import NDArray

    Days = NDArray[int32]
    Places = NDArray[int64]

MONTH, QUARTER = 30, 90
"""A complaint is fresh for a month and recent until the third has passed; then it is old."""

NEVER, FRESH, RECENT, OLD, UNKNOWN = range(5)
NONE, UNANSWERED, ANSWERED = range(3)
MOST = 3
BEGIN, STOP, SAID, TURN, ANSWER, USAGE, PLAN, MARK = range(8)


@dataclass(frozen=True, slots=True, eq=False)
class Episodes:
    """Stretches (start, stop] of days as a customer in which nothing changes, one a row.

    `spell` is the row of Lives; `ending` 0 goes on (or watched no longer), 1 left, 2 involuntary. `since` the last
    complaint: NEVER, FRESH, RECENT, OLD, or UNKNOWN where complaints were not recorded yet when the customer came and
    none was heard since; `reply`: NONE, UNANSWERED while any complaint is, ANSWERED; `count` 0 to 3 (or more), -1
    where complaints may be missing. `usage`, `plan`, `segment` and `mark` are levels, -1 unknown or none.
    """

    spell: Places
    start: Days
    stop: Days
    ending: NDArray[int8]
    since: NDArray[int8]
    reply: NDArray[int8]
    count: NDArray[int8]
    usage: NDArray[int16]
    plan: NDArray[int16]
    segment: NDArray[int16]
    mark: NDArray[int16]

    def __len__(self) -> int:
        return len(self.spell)

    def where(self, chosen: NDArray[bool_]) -> Episodes:
        """Some of the rows."""
        return Episodes(*(getattr(self, each.name)[chosen] for each in fields(self)))


@dataclass(frozen=True, slots=True, eq=False)
class Watch:
    """Which spells are watched, from which day each, and of which complaints may be missing."""

    lives: Lives
    begin: Days
    watched: NDArray[bool_]
    unknown: NDArray[bool_]


def watch(lives: Lives, entry: int, complaints_from: int) -> Watch:
    """Every spell from its first day, or from `entry` (the first day from which all is recorded) if that is later.

    Source: delayed entry, as in Andersen, Borgan, Gill and Keiding (1993), Statistical Models Based on Counting
    Processes, section III.3.
    """
    import numpy as np

    begin = np.maximum(lives.start, entry).astype(np.int32)
    return Watch(lives, begin, (lives.start > 0) & (lives.stop > begin), lives.first < complaints_from)


def episodes(watch: Watch, heard: Heard, marks: Changes | None = None) -> Episodes:
    """The episodes of all watched spells; together they last as long as the spells, to the day.

    `marks` may tell of something else that begins and ends on days of a spell: its level is -1 before the first.
    """
    import numpy as np

    line = _timeline(watch, heard, marks)
    busy = np.zeros(len(watch.lives), bool)
    busy[line.spell[line.kind == BEGIN]] = True
    quiet = np.flatnonzero(watch.watched & ~busy)
    parts = _quiet(watch, quiet), _busy(watch, line)
    return Episodes(*(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(Episodes)))


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """Everything that happens to customers with more than a beginning and an end, in order of customer and day."""

    customer: Places
    day: Days
    kind: NDArray[int8]
    spell: Places
    level: NDArray[int16]


def _timeline(watch: Watch, heard: Heard, marks: Changes | None) -> _Line:
    import numpy as np

    lives = watch.lives
    who, place = np.unique(lives.customer, return_inverse=True)
    mine = np.searchsorted(who, heard.customer)
    changes = [(USAGE, lives.usage_changes), (PLAN, lives.plan_changes), *([(MARK, marks)] if marks else [])]
    busy = np.zeros(len(who), bool)
    busy[mine] = True
    for _, change in changes:
        busy[place[change.spell]] = True
    spell = np.flatnonzero(watch.watched & busy[place])
    replied = heard.answered > 0
    answered = np.maximum(heard.answered, heard.day)[replied]
    said = [(mine, heard.day, SAID), (mine, heard.day + MONTH, TURN), (mine, heard.day + QUARTER, TURN)]
    parts = [(place[spell], watch.begin[spell], BEGIN, spell), (place[spell], lives.stop[spell], STOP, spell)]
    parts += [(whose, day, kind, whose) for whose, day, kind in [*said, (mine[replied], answered, ANSWER)]]
    parts += [(place[each.spell], each.day, kind, each.spell) for kind, each in changes]
    level = np.zeros(sum(len(part[0]) for part in parts), np.int16)
    told = sum(len(each.level) for _, each in changes)
    if told:
        level[-told:] = np.concatenate([each.level for _, each in changes])
    customer = np.concatenate([part[0] for part in parts])
    day = np.concatenate([part[1] for part in parts])
    order = np.argsort(customer * WIDE + day, kind="stable")
    kind = np.repeat(np.array([part[2] for part in parts], np.int8), [len(part[0]) for part in parts])
    where = np.concatenate([part[3] for part in parts])
    return _Line(customer[order], day[order], kind[order], where[order], level[order])


def _quiet(watch: Watch, spell: Places) -> Episodes:
    """Spells in which nothing is heard and nothing changes: one episode each."""
    import numpy as np

    lives, none = watch.lives, np.zeros(len(spell), np.int8)
    unknown = watch.unknown[spell]
    return Episodes(
        spell=spell,
        start=watch.begin[spell] - lives.start[spell],
        stop=lives.stop[spell] - lives.start[spell],
        ending=lives.ending[spell],
        since=np.where(unknown, UNKNOWN, NEVER).astype(np.int8),
        reply=none,
        count=np.where(unknown, -1, none).astype(np.int8),
        usage=lives.usage[spell],
        plan=lives.plan[spell],
        segment=lives.segment[spell],
        mark=np.full(len(spell), -1, np.int16),
    )


def _busy(watch: Watch, line: _Line) -> Episodes:
    """The timeline cut into episodes: one from each thing that happens within a spell to the next on a later day."""
    import numpy as np

    lives = watch.lives
    inside = np.cumsum((line.kind == BEGIN).astype(np.int8) - (line.kind == STOP), dtype=np.int64) > 0
    lasts = np.zeros(len(line.day), bool)
    lasts[:-1] = line.day[1:] > line.day[:-1]
    lasts[:-1] &= line.customer[1:] == line.customer[:-1]
    at = np.flatnonzero(inside & lasts)
    spell = line.spell[_latest(line.kind == BEGIN)[at]]
    begin, end = line.day[at], line.day[at + 1]
    since, reply, count = _complained(line, at, watch.unknown[spell])
    usage, plan, mark = (
        _level(line, at, kind, (spell, first))
        for kind, first in ((USAGE, lives.usage), (PLAN, lives.plan), (MARK, np.full(len(lives), -1, np.int16)))
    )
    return Episodes(
        spell=spell,
        start=begin - lives.start[spell],
        stop=end - lives.start[spell],
        ending=np.where(end == lives.stop[spell], lives.ending[spell], 0).astype(np.int8),
        since=since,
        reply=reply,
        count=count,
        usage=usage,
        plan=plan,
        segment=lives.segment[spell],
        mark=mark,
    )


def _complained(line: _Line, at: Places, unknown: NDArray[bool_]) -> tuple[NDArray[int8], NDArray[int8], NDArray[int8]]:
    """Since when, answered or not, and how often each customer had complained when an episode begins."""
    import numpy as np

    said = line.kind == SAID
    last = _latest(said)[at]
    ever = (last >= 0) & (line.customer[last] == line.customer[at])
    gone = line.day[at] - line.day[last]
    age = np.where(gone < MONTH, FRESH, np.where(gone < QUARTER, RECENT, OLD))
    since = np.where(ever, age, np.where(unknown, UNKNOWN, NEVER)).astype(np.int8)
    opens = np.flatnonzero(np.diff(line.customer, prepend=-1))
    times = _within(said.astype(np.int32), opens)[at]
    waiting = _within(said.astype(np.int32) - (line.kind == ANSWER), opens)[at] > 0
    reply = np.where(ever, np.where(waiting, UNANSWERED, ANSWERED), NONE).astype(np.int8)
    return since, reply, np.where(unknown, -1, np.minimum(times, MOST)).astype(np.int8)


def _within(steps: NDArray[int32], opens: Places) -> NDArray[int32]:
    """Running sums that begin anew with each customer."""
    import numpy as np

    total = np.cumsum(steps, dtype=np.int32)
    before = total[opens] - steps[opens]
    return total - np.repeat(before, np.diff(opens, append=len(steps)))


def _level(line: _Line, at: Places, kind: int, known: tuple[Places, NDArray[int16]]) -> NDArray[int16]:
    """The level at the beginning of each episode: the last told of its spell, or the one it began with."""
    import numpy as np

    spell, first = known
    told = line.kind == kind
    if not told.any():
        return first[spell]
    last = _latest(told)[at]
    ours = (last >= 0) & (line.spell[last] == spell)
    return np.where(ours, line.level[last], first[spell]).astype(np.int16)


def _latest(happened: NDArray[bool_]) -> Places:
    """For each place the latest at or before it where something happened, -1 for none."""
    import numpy as np

    return np.maximum.accumulate(np.where(happened, np.arange(len(happened)), -1))
