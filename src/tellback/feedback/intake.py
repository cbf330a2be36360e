"""Take a file in: every message once, whatever happens on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace

from tellback.feedback.erase import forgotten
from tellback.feedback.export import Export
from tellback.feedback.message import Message
from tellback.feedback.queries import imports, messages
from tellback.feedback.source import Columns
from tellback.feedback.take import Take
from tellback.store.base import Store
from tellback.text.record import Record, Unread

ROWS_AT_ONCE = 500
SHOWN = 5
Progress = Callable[[int, float], None]
Gone = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that did not become a message: its line, why, and as it stands."""

    line: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows read: `rows_read` is the sum of added, changed, unchanged and set aside.

    `wordless` are those among the set aside that merely have no words, such as a rating alone.
    """

    rows_read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    set_aside: int = 0
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


@dataclass(slots=True)
class _Batch:
    """Rows on their way into one transaction."""

    messages: list[Message] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    read: int = 0
    wordless: int = 0
    repeated: int = 0
    place: str = ""
    done: float = 0.0


def intake(store: Store, export: Export, progress: Progress | None = None) -> Intake:
    """Land an export's rows, a few hundred a transaction, and with them how far it came.

    Killed at any moment it leaves whole rows only; run again it goes on from there, unless the file has changed, and
    the end is the same. The same file again changes nothing.
    """
    take = Take(export)
    import_id, cursor, counts = _begin(store, export)
    resumed_from = counts.rows_read
    for batch in _batches(export, take, cursor, forgotten(store)):
        counts = _land(store, export, import_id, batch, counts)
        if progress:
            progress(counts.rows_read, batch.done)
    mended = imports.finish(store, import_id, export.source, export.location)
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
        aside=tuple(Aside(row["line"], row["reason"], row["raw"]) for row in imports.aside_of(store, import_id, SHOWN)),
    )


def _begin(store: Store, export: Export) -> tuple[int, str, Counts]:
    """Go on with the last reading where it was cut short on this very file, read in this very way; or begin anew."""
    columns = export.columns
    mapping = json.dumps({**columns.fields, "dates": columns.dates, "scale": columns.scale}, ensure_ascii=False)
    fingerprint = export.fingerprint
    last = imports.last_import(store, export.source, export.location)
    if last and not last["ended_at"] and (last["fingerprint"], last["mapping"]) == (fingerprint, mapping):
        return last["id"], last["cursor"], Counts(**{name: last[name] for name in asdict(Counts())})
    return imports.begin(store, export.source, export.location, mapping, fingerprint), "", Counts()


def _batches(export: Export, take: Take, cursor: str, gone: Gone) -> Iterator[_Batch]:
    """The rows behind the cursor. Those before it are only counted, so that equal rows get the same numbers again."""
    batch, landed = _Batch(), bool(cursor)
    for row in export.rows():
        if landed:
            if isinstance(row, Record):
                take.message(row.cells)
            landed = row.place != cursor
            continue
        _add(batch, row, take, gone)
        if batch.read >= ROWS_AT_ONCE:
            yield batch
            batch = _Batch()
    if batch.read:
        yield batch


def _add(batch: _Batch, row: Record | Unread, take: Take, gone: Gone) -> None:
    batch.read += 1
    batch.place, batch.done = row.place, row.done
    if isinstance(row, Unread):
        batch.unread.append(row)
        return
    message = take.message(row.cells)
    if message is None or gone(message.source, message.author):
        batch.repeated += 1
    elif message.words:
        batch.messages.append(message)
    else:
        batch.wordless += 1


def _land(store: Store, export: Export, import_id: int, batch: _Batch, counts: Counts) -> Counts:
    with store.transaction():
        landed = messages.land(store, batch.messages)
        imports.set_aside(store, import_id, export.source, export.location, batch.unread)
        counts = replace(
            counts,
            rows_read=counts.rows_read + batch.read,
            added=counts.added + landed.added,
            changed=counts.changed + landed.changed,
            unchanged=counts.unchanged + landed.unchanged + batch.repeated,
            set_aside=counts.set_aside + len(batch.unread) + batch.wordless,
            wordless=counts.wordless + batch.wordless,
        )
        imports.come_to(store, import_id, batch.place, asdict(counts))
    return counts


def _remarks(take: Take) -> Iterator[str]:
    if take.undated:
        yield f"Dates that could not be read and stay empty: {take.undated:,}"
    if take.shared_ids:
        yield f"Rows that share an id with another and say something else, each kept: {take.shared_ids:,}"
