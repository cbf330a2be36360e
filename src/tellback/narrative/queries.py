"""All SQL of narrative."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from tellback.store.base import Store

Table = Literal["claims", "questions"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise or question as it is remembered: the number it has in its story, and since when it is gone from it."""

    narrative: str
    id: str
    text: str
    place: int
    line: int
    standing: str
    first_seen: str
    last_seen: str
    gone_at: str = ""


def kept(store: Store, table: Table, narrative: str) -> list[Kept]:
    """Everything remembered of a story, what stands in it first and in its order."""
    sql = f"select * from {table} where narrative = :narrative order by gone_at, place, id"
    return [Kept(**row) for row in store.query(sql, narrative=narrative)]


def others(store: Store, table: Table, narrative: str) -> dict[str, str]:
    """The ids used in other stories, with the texts they are used for."""
    rows = store.query(f"select id, text from {table} where narrative <> :narrative", narrative=narrative)
    return {row["id"]: row["text"] for row in rows}


def keep(store: Store, table: Table, rows: Sequence[Kept]) -> None:
    """Remember these rows, in the place of older ones of the same id."""
    store.upsert(table, [asdict(row) for row in rows], key=("narrative", "id"))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A story's text as it was saved; `saved_at` is ISO 8601 in UTC."""

    narrative: str
    name: str
    note: str
    saved_at: str
    text: str


def snapshots(store: Store, narrative: str) -> list[Snapshot]:
    """The snapshots of a story, oldest first."""
    sql = "select narrative, name, note, saved_at, text from snapshots where narrative = :narrative order by id"
    return [Snapshot(**row) for row in store.query(sql, narrative=narrative)]


def save(store: Store, rows: Sequence[Snapshot]) -> None:
    """Keep these snapshots."""
    sql = """insert into snapshots (narrative, name, note, saved_at, text)
        values (:narrative, :name, :note, :saved_at, :text)"""
    store.many(sql, [asdict(row) for row in rows])
