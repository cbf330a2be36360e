"""Take a file of customers in: every customer, subscription and sign once, whatever happens on the way."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from tellback.people.export import Export
from tellback.people.forget import forgotten
from tellback.people.keys import email_of
from tellback.people.land import land
from tellback.people.pair import pair
from tellback.people.queries.rosters import ROSTERS
from tellback.people.roster import Columns, Told, number_of
from tellback.people.take import Take, Taken, written
from tellback.people.voice import Voice, voice
from tellback.people.who import Who, names_of, who
from tellback.store import readings
from tellback.store.base import Row, Store
from tellback.store.readings import Batch, Progress, batches
from tellback.text.record import Unread

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that was not taken: its line and column (0 where it is the whole row), why, and as it stands."""

    line: int
    column: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Counts(readings.Counts):
    """Rows read and set aside; customers, subscriptions, changes and signs that are new, changed or as before.

    `newest` is the newest day on which it is known who stayed.
    """

    newest: str = ""


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


def enrol(store: Store, export: Export, progress: Progress | None = None) -> Enrolled:
    """Land an export's rows, a few hundred a transaction, and with them how far it came.

    Killed at any moment it leaves whole rows only; run again it goes on from there, unless the file has changed, and
    the end is the same. The same file again changes nothing.
    """
    reading = ROSTERS.begin(store, _file(export))
    counts = Counts(**{name: reading[name] for name in asdict(Counts())})
    by, take = voice(store, export), Take(export, forgotten(store))
    resumed_from = counts.rows_read
    for batch in batches(export.rows(), take.taken, reading["cursor"]):
        with store.transaction():
            counts, unread = _land(store, export, batch, counts, by)
            ROSTERS.set_aside(store, reading, unread)
            ROSTERS.come_to(store, reading, batch.place, asdict(counts))
        if progress:
            progress(counts.rows_read, batch.done)
    pair(store, export.roster.name)
    mended = ROSTERS.finish(store, reading)
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
        until=counts.newest,
        columns=export.columns,
        how=export.notes,
        aside=tuple(Aside(**row) for row in ROSTERS.aside_of(store, reading["id"], SHOWN)),
    )


def _file(export: Export) -> Row:
    mapping = json.dumps({**export.columns.fields, "dates": export.columns.dates}, ensure_ascii=False)
    file = {"source": export.source, "location": export.location, "roster": export.roster.name}
    return file | {"mapping": mapping, "fingerprint": export.fingerprint}


def _land(store: Store, export: Export, batch: Batch[Taken], counts: Counts, by: Voice) -> tuple[Counts, list[Unread]]:
    today = datetime.now(UTC).date().isoformat()
    found = who(store, _told(batch.taken))
    kept = [taken for taken in batch.taken if not _doubtful(taken, found)]
    unread = [*batch.unread, *(_unclear(taken, found) for taken in batch.taken if _doubtful(taken, found))]
    landed = land(store, export.roster.name, _told(kept), found, by)
    newest = max((counts.newest, *(taken.newest for taken in kept if taken.newest <= today)))
    return replace(counts.and_also(batch.read, landed, len(unread)), newest=newest), unread


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
