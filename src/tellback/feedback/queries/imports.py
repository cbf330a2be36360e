"""Each reading of a file, how far it came, and the rows it could not read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from tellback.store.base import Row, Store
from tellback.text.record import Unread

ERASED = "erased at the person's wish"
"""The reason of a row set aside that named somebody who was erased."""


def last_import(store: Store, source: str, location: str) -> Row | None:
    """The last reading of this file, finished or not."""
    found = store.query(
        "select * from imports where source = :source and location = :location order by id desc limit 1",
        source=source,
        location=location,
    )
    return found[0] if found else None


def begin(store: Store, source: str, location: str, mapping: str, fingerprint: str) -> int:
    """A new reading of a file; its id."""
    [row] = store.query(
        "insert into imports (source, location, started_at, mapping, fingerprint)"
        " values (:source, :location, :now, :mapping, :fingerprint) returning id",
        source=source,
        location=location,
        now=_now(),
        mapping=mapping,
        fingerprint=fingerprint,
    )
    return int(row["id"])


def come_to(store: Store, import_id: int, cursor: str, counts: Row) -> None:
    """How far a reading has come."""
    settings = ", ".join(f"{name} = :{name}" for name in counts)
    store.execute(
        f"update imports set cursor = :cursor, {settings} where id = :import_id",
        cursor=cursor,
        import_id=import_id,
        **counts,
    )


def finish(store: Store, import_id: int, source: str, location: str) -> int:
    """A file was read to its end: rows set aside before and not this time were mended; how many."""
    with store.transaction():
        store.execute("update imports set ended_at = :now where id = :id", now=_now(), id=import_id)
        return store.execute(
            "update set_aside set mended_at = :now where source = :source and location = :location"
            " and mended_at is null and import_id <> :id",
            now=_now(),
            source=source,
            location=location,
            id=import_id,
        )


def set_aside(store: Store, import_id: int, source: str, location: str, rows: Sequence[Unread]) -> None:
    """Keep rows that could not be read, each place in a file once; one that was erased stays empty."""
    erased = (
        {
            row["place"]
            for row in store.query(
                "select place from set_aside where source = :source and location = :location and reason = :reason",
                source=source,
                location=location,
                reason=ERASED,
            )
        }
        if rows
        else set()
    )
    kept = [
        {
            "import_id": import_id,
            "source": source,
            "location": location,
            "place": row.place,
            "line": row.line,
            "reason": row.reason,
            "raw": row.raw,
            "mended_at": None,
        }
        for row in rows
        if row.place not in erased
    ]
    store.upsert("set_aside", kept, key=("source", "location", "place"))


def aside_of(store: Store, import_id: int, most: int) -> list[Row]:
    """The first rows a reading set aside: `line`, `reason`, `raw`."""
    return store.query(
        "select line, reason, raw from set_aside where import_id = :id and mended_at is null order by line limit :most",
        id=import_id,
        most=most,
    )


def to_mend(store: Store) -> list[Row]:
    """The files with rows still set aside: `source`, `location`, `rows`."""
    return store.query(
        "select source, location, count(*) as rows from set_aside where mended_at is null"
        " group by source, location order by source, location"
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
