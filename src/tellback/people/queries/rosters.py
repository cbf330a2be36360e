"""Each reading of a file of customers, how far it came, and the rows it could not take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from tellback.store.base import Row, Store
from tellback.text.record import Unread

ERASED = "erased at the person's wish"
"""The reason of a row set aside that named somebody who was erased."""


def last(store: Store, source: str, location: str) -> Row | None:
    """The last reading of this file, finished or not."""
    found = store.query(
        "select * from rosters where source = :source and location = :location order by id desc limit 1",
        source=source,
        location=location,
    )
    return found[0] if found else None


def begin(store: Store, row: Mapping[str, object]) -> int:
    """A new reading of a file; its id."""
    [made] = store.query(
        "insert into rosters (source, location, roster, started_at, mapping, fingerprint)"
        " values (:source, :location, :roster, :now, :mapping, :fingerprint) returning id",
        now=now(),
        **row,
    )
    return int(made["id"])


def first_readings(store: Store) -> list[Row]:
    """The first reading of each file, by `source`, `location` and `roster`, its kind."""
    return store.query("select min(id) as id, source, location, roster from rosters group by source, location, roster")


def come_to(store: Store, roster_id: int, cursor: str, newest: str, counts: Mapping[str, int]) -> None:
    """How far a reading has come, and up to which day it tells."""
    settings = ", ".join(f"{name} = :{name}" for name in counts)
    store.execute(
        f"update rosters set cursor = :cursor, newest = :newest, {settings} where id = :roster_id",
        cursor=cursor,
        newest=newest,
        roster_id=roster_id,
        **counts,
    )


def finish(store: Store, roster_id: int, source: str, location: str) -> int:
    """A file was read to its end: rows set aside before and not this time were mended; how many."""
    with store.transaction():
        store.execute("update rosters set ended_at = :now where id = :id", now=now(), id=roster_id)
        return store.execute(
            "update roster_aside set mended_at = :now where source = :source and location = :location"
            " and mended_at is null and roster_id <> :id",
            now=now(),
            source=source,
            location=location,
            id=roster_id,
        )


def set_aside(store: Store, roster_id: int, source: str, location: str, rows: Sequence[Unread]) -> None:
    """Keep rows that could not be taken, each place in a file once; one that was erased stays empty."""
    if not rows:
        return
    erased = store.query(
        "select place from roster_aside where source = :source and location = :location and reason = :reason",
        source=source,
        location=location,
        reason=ERASED,
    )
    hidden = {row["place"] for row in erased}
    kept = [
        {
            "roster_id": roster_id,
            "source": source,
            "location": location,
            "place": row.place,
            "line": row.line,
            "at_column": row.column,
            "reason": row.reason,
            "raw": row.raw,
            "mended_at": None,
        }
        for row in rows
        if row.place not in hidden
    ]
    store.upsert("roster_aside", kept, key=("source", "location", "place"))


def aside_of(store: Store, roster_id: int, most: int) -> list[Row]:
    """The first rows that a reading set aside: `line`, `column`, `reason`, `raw`."""
    return store.query(
        'select line, at_column as "column", reason, raw from roster_aside where roster_id = :id and mended_at is null'
        " order by line limit :most",
        id=roster_id,
        most=most,
    )


def now() -> str:
    """This second, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
