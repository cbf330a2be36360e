"""Take a file in: every message once, whatever happens on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace

from tellback.feedback.erase import forgotten
from tellback.feedback.export import Export
from tellback.feedback.message import Message
from tellback.feedback.queries import messages
from tellback.feedback.queries.imports import IMPORTS
from tellback.feedback.source import Columns
from tellback.feedback.take import Take
from tellback.store import readings
from tellback.store.base import Landed, Row, Store
from tellback.store.readings import Batch, Progress, batches

SHOWN = 5
Gone = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that did not become a message: its line, why, and as it stands."""

    line: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Counts(readings.Counts):
    """What became of the rows read: `rows_read` is the sum of added, changed, unchanged and set aside.

    `wordless` are those among the set aside that merely have no words, such as a rating alone.
    """

    wordless: int = 0


@dataclass(frozen=True, slots=True)
class Intake:
    """A file taken in. Where a killed import went on, the counts hold both parts and `resumed_from` says where.

    `how` tells how the file was read (encoding, delimiter), `notes` what a person should know of its rows, `aside`
    the first of those that could not be read.
    """

    source: str
    location: str
    read: int
    added: int
    changed: int
    unchanged: int
    set_aside: int
    wordless: int
    mended: int
    resumed_from: int
    columns: Columns
    how: tuple[str, ...]
    notes: tuple[str, ...]
    aside: tuple[Aside, ...]


def intake(store: Store, export: Export, progress: Progress | None = None) -> Intake:
    """Land an export's rows, a few hundred a transaction, and with them how far it came.

    Killed at any moment it leaves whole rows only; run again it goes on from there, unless the file has changed, and
    the end is the same. The same file again changes nothing.
    """
    take, gone = Take(export), forgotten(store)
    reading = IMPORTS.begin(store, _file(export))
    counts = Counts(**{name: reading[name] for name in asdict(Counts())})
    resumed_from = counts.rows_read
    for batch in batches(export.rows(), lambda row: take.message(row.cells), reading["cursor"]):
        with store.transaction():
            counts = _land(store, batch, counts, gone)
            IMPORTS.set_aside(store, reading, batch.unread)
            IMPORTS.come_to(store, reading, batch.place, asdict(counts))
        if progress:
            progress(counts.rows_read, batch.done)
    mended = IMPORTS.finish(store, reading)
    aside = IMPORTS.aside_of(store, reading["id"], SHOWN)
    return Intake(
        source=export.source,
        location=export.location,
        read=counts.rows_read,
        added=counts.added,
        changed=counts.changed,
        unchanged=counts.unchanged,
        set_aside=counts.set_aside,
        wordless=counts.wordless,
        mended=mended,
        resumed_from=resumed_from,
        columns=export.columns,
        how=export.notes,
        notes=tuple(_remarks(take)),
        aside=tuple(Aside(**row) for row in aside),
    )


def _file(export: Export) -> Row:
    columns = export.columns
    mapping = json.dumps({**columns.fields, "dates": columns.dates, "scale": columns.scale}, ensure_ascii=False)
    file = {"source": export.source, "location": export.location}
    return file | {"mapping": mapping, "fingerprint": export.fingerprint}


def _land(store: Store, batch: Batch[Message | None], counts: Counts, gone: Gone) -> Counts:
    new = [message for message in batch.taken if message and not gone(message.source, message.author)]
    worded = [message for message in new if message.words]
    repeated, wordless = len(batch.taken) - len(new), len(new) - len(worded)
    landed = messages.land(store, worded) + Landed(unchanged=repeated)
    counts = counts.and_also(batch.read, landed, len(batch.unread) + wordless)
    return replace(counts, wordless=counts.wordless + wordless)


def _remarks(take: Take) -> Iterator[str]:
    if take.undated:
        yield f"Dates that could not be read and stay empty: {take.undated:,}"
    if take.shared_ids:
        yield f"Rows that share an id with another and say something else, each kept: {take.shared_ids:,}"
