"""The books kept of each file that is read: how far it came, what became of its rows, and those to be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Generic, Self, TypeVar

from tellback.store.base import Landed, Row, Store
from tellback.text.record import Record, Unread

ERASED = "erased at the person's wish"
"""The reason of a row set aside that named somebody who was erased."""

ROWS_AT_ONCE = 500
Progress = Callable[[int, float], None]
Taken = TypeVar("Taken")


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows read."""

    rows_read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    set_aside: int = 0

    def and_also(self, read: int, landed: Landed, set_aside: int) -> Self:
        """With what became of a further batch."""
        return replace(
            self,
            rows_read=self.rows_read + read,
            added=self.added + landed.added,
            changed=self.changed + landed.changed,
            unchanged=self.unchanged + landed.unchanged,
            set_aside=self.set_aside + set_aside,
        )


@dataclass(slots=True)
class Batch(Generic[Taken]):
    """Rows on their way into one transaction; `place` is the last one's, `done` the share of the file read by then."""

    taken: list[Taken] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    read: int = 0
    place: str = ""
    done: float = 0.0


def batches(
    rows: Iterable[Record | Unread], take: Callable[[Record], Taken | Unread], cursor: str
) -> Iterator[Batch[Taken]]:
    """The rows behind the cursor. Those before it are only looked at, so that what comes twice is known again."""
    batch, landed = Batch[Taken](), bool(cursor)
    for row in rows:
        taken = row if isinstance(row, Unread) else take(row)
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
            batch = Batch[Taken]()
    if batch.read:
        yield batch


@dataclass(frozen=True, slots=True)
class Readings:
    """The books of one kind of file: a `table` with a row a reading, and a table of the rows set `aside`.

    A file is known by its `source` and `location`; `by` is the column of `aside` that names the reading.
    """

    table: str
    aside: str
    by: str
    by_column: bool = False
    """Whether a row set aside says in which column it is wrong."""

    def begin(self, store: Store, file: Row) -> Row:
        """The last reading where it was cut short on this very file, read in this very way; or a new one.

        `file` holds its source and location, a fingerprint, and how it is read.
        """
        last = store.query(
            f"select * from {self.table} where source = :source and location = :location order by id desc limit 1",
            source=file["source"],
            location=file["location"],
        )
        if last and not last[0]["ended_at"] and all(last[0][name] == value for name, value in file.items()):
            return last[0]
        row = {**file, "started_at": _now()}
        values = ", ".join(f":{name}" for name in row)
        [new] = store.query(f"insert into {self.table} ({', '.join(row)}) values ({values}) returning *", **row)
        return new

    def come_to(self, store: Store, reading: Row, cursor: str, told: Row) -> None:
        """How far a reading has come, and what it tells by then."""
        settings = ", ".join(f"{name} = :{name}" for name in told)
        sql = f"update {self.table} set cursor = :cursor, {settings} where id = :reading"
        store.execute(sql, cursor=cursor, reading=reading["id"], **told)

    def set_aside(self, store: Store, reading: Row, rows: Sequence[Unread]) -> None:
        """Keep rows that could not be read, each place in a file once; one that was erased stays empty."""
        if not rows:
            return
        file = {"source": reading["source"], "location": reading["location"]}
        sql = f"select place from {self.aside} where source = :source and location = :location and reason = :reason"
        erased = {row["place"] for row in store.query(sql, reason=ERASED, **file)}
        kept = [
            {self.by: reading["id"], **file, "place": row.place, "line": row.line}
            | {"reason": row.reason, "raw": row.raw, "mended_at": None}
            | ({"at_column": row.column} if self.by_column else {})
            for row in rows
            if row.place not in erased
        ]
        store.upsert(self.aside, kept, key=("source", "location", "place"))

    def finish(self, store: Store, reading: Row) -> int:
        """The file was read to its end: rows set aside before and not this time were mended; how many."""
        with store.transaction():
            store.execute(f"update {self.table} set ended_at = :now where id = :id", now=_now(), id=reading["id"])
            return store.execute(
                f"update {self.aside} set mended_at = :now where source = :source and location = :location"
                f" and mended_at is null and {self.by} <> :id",
                now=_now(),
                id=reading["id"],
                source=reading["source"],
                location=reading["location"],
            )

    def all(self, store: Store) -> list[Row]:
        """Every reading of a file, the last first."""
        return store.query(f"select * from {self.table} order by id desc")

    def aside_of(self, store: Store, reading: int, most: int) -> list[Row]:
        """The first rows a reading set aside and nobody mended: `line`, `column` where it is kept, `reason`, `raw`."""
        column = 'at_column as "column", ' if self.by_column else ""
        return store.query(
            f"select line, {column}reason, raw from {self.aside} where {self.by} = :reading and mended_at is null"
            " order by line limit :most",
            reading=reading,
            most=most,
        )

    def to_mend(self, store: Store) -> list[Row]:
        """The files with rows still set aside: `source`, `location`, `rows`."""
        return store.query(
            f"select source, location, count(*) as rows from {self.aside} where mended_at is null"
            " group by source, location order by source, location"
        )

    def empty(self, store: Store, ids: Iterable[int]) -> None:
        """Of rows set aside leave only that there was one, and where."""
        sql = f"update {self.aside} set raw = '', reason = :reason where id = :id"
        store.many(sql, ({"id": id_, "reason": ERASED} for id_ in ids))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
