"""Take a file of customers in: every customer, subscription and sign once, whatever happens on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime

from tellback.people.export import Export
from tellback.people.forget import forgotten
from tellback.people.keys import email_of
from tellback.people.land import land
from tellback.people.pair import pair
from tellback.people.queries import rosters
from tellback.people.roster import Columns, Told, number_of
from tellback.people.take import Gone, Take, Taken, written
from tellback.people.voice import Voice, voice
from tellback.people.who import Who, names_of, who
from tellback.store.base import Landed, Store
from tellback.text.record import Unread

ROWS_AT_ONCE = 500
SHOWN = 5
Progress = Callable[[int, float], None]


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that was not taken: its line and column (0 where it is the whole row), why, and as it stands."""

    line: int
    column: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows read and set aside; customers, subscriptions, changes and signs that are new, changed or as before."""

    rows_read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    set_aside: int = 0


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A file taken in. A row may tell of a customer and of a subscription: `added`, `changed` and `unchanged` count
    both, `read` and `set_aside` count rows.

    `until` is the newest day on which the file knows who stayed ("" where it does not tell); where a killed reading
    went on, the counts hold both parts and `resumed_from` says where. `aside` are the first rows set aside.
    """

    source: str
    location: str
    roster: str
    read: int
    added: int
    changed: int
    unchanged: int
    set_aside: int
    mended: int
    resumed_from: int
    until: str
    columns: Columns
    how: tuple[str, ...]
    aside: tuple[Aside, ...]


@dataclass(slots=True)
class _Batch:
    """Rows on their way into one transaction."""

    taken: list[Taken] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    read: int = 0
    place: str = ""
    done: float = 0.0


def enrol(store: Store, export: Export, progress: Progress | None = None) -> Enrolled:
    """Land an export's rows, a few hundred a transaction, and with them how far it came.

    Killed at any moment it leaves whole rows only; run again it goes on from there, unless the file has changed, and
    the end is the same. The same file again changes nothing.
    """
    roster_id, cursor, newest, counts = _begin(store, export)
    by = voice(store, export)
    resumed_from = counts.rows_read
    for batch in _batches(export, cursor, forgotten(store)):
        counts, newest = _land(store, export, roster_id, batch, (counts, newest), by)
        if progress:
            progress(counts.rows_read, batch.done)
    pair(store, export.roster.name)
    mended = rosters.finish(store, roster_id, export.source, export.location)
    return Enrolled(
        source=export.source,
        location=export.location,
        roster=export.roster.name,
        read=counts.rows_read,
        added=counts.added,
        changed=counts.changed,
        unchanged=counts.unchanged,
        set_aside=counts.set_aside,
        mended=mended,
        resumed_from=resumed_from,
        until=newest,
        columns=export.columns,
        how=export.notes,
        aside=tuple(Aside(**row) for row in rosters.aside_of(store, roster_id, SHOWN)),
    )


def _begin(store: Store, export: Export) -> tuple[int, str, str, Counts]:
    """Go on with the last reading where it was cut short on this very file, read in this very way; or begin anew."""
    mapping = json.dumps({**export.columns.fields, "dates": export.columns.dates}, ensure_ascii=False)
    row = {"source": export.source, "location": export.location, "roster": export.roster.name}
    row |= {"mapping": mapping, "fingerprint": export.fingerprint}
    last = rosters.last(store, export.source, export.location)
    if last and not last["ended_at"] and all(last[name] == row[name] for name in ("fingerprint", "mapping", "roster")):
        return last["id"], last["cursor"], last["newest"], Counts(**{name: last[name] for name in asdict(Counts())})
    return rosters.begin(store, row), "", "", Counts()


def _batches(export: Export, cursor: str, gone: Gone) -> Iterator[_Batch]:
    """The rows behind the cursor. Those before it are only looked at, so that what came twice is known again."""
    take, batch, landed = Take(export, gone), _Batch(), bool(cursor)
    for row in export.rows():
        taken = row if isinstance(row, Unread) else take.taken(row)
        if landed:
            landed = row.place != cursor
            continue
        batch.read, batch.place, batch.done = batch.read + 1, row.place, row.done
        if isinstance(taken, Unread):
            batch.unread.append(taken)
        else:
            batch.taken.append(taken)
        if batch.read >= ROWS_AT_ONCE:
            yield batch
            batch = _Batch()
    if batch.read:
        yield batch


def _land(
    store: Store, export: Export, roster_id: int, batch: _Batch, so_far: tuple[Counts, str], by: Voice
) -> tuple[Counts, str]:
    counts, newest = so_far
    today = datetime.now(UTC).date().isoformat()
    with store.transaction():
        found = who(store, _told(batch.taken))
        kept = [taken for taken in batch.taken if not _doubtful(taken, found)]
        unread = [*batch.unread, *(_unclear(taken, found) for taken in batch.taken if _doubtful(taken, found))]
        landed = land(store, export.roster.name, _told(kept), found, by)
        rosters.set_aside(store, roster_id, export.source, export.location, unread)
        counts = _counted(counts, landed, batch.read, len(unread))
        newest = max((newest, *(taken.newest for taken in kept if taken.newest <= today)))
        rosters.come_to(store, roster_id, batch.place, newest, asdict(counts))
    return counts, newest


def _counted(counts: Counts, landed: Landed, read: int, aside: int) -> Counts:
    return replace(
        counts,
        rows_read=counts.rows_read + read,
        added=counts.added + landed.added,
        changed=counts.changed + landed.changed,
        unchanged=counts.unchanged + landed.unchanged,
        set_aside=counts.set_aside + aside,
    )


def _told(taken: Sequence[Taken]) -> list[Told]:
    return [told for each in taken for told in each.told]


def _doubtful(taken: Taken, found: Who) -> str:
    return next((names_of(told)[0] for told in taken.told if names_of(told)[0] in found.shared), "")


def _unclear(taken: Taken, found: Who) -> Unread:
    name, row = _doubtful(taken, found), taken.row
    column = next((column for column, cell in row.cells.items() if email_of(cell) == name), "")
    what = f"{found.shared[name]} customers share the e-mail address that names this one: name the customer by an id"
    reason, at = f"column `{column}`: {what}", number_of(row.cells, column)
    return Unread(row.line, row.place, reason, written(row.cells), row.done, at)
