"""Everything that one person left in the store, and that it is gone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from tellback.store.base import Row, Store

BY = "(select id from messages where author = :author)"
FROM = f"(select id from passages where message_id in {BY})"


def sources(store: Store, author: str) -> list[str]:
    """Where this person wrote."""
    rows = store.query(
        "select source from messages where author = :author union select source from message_versions"
        " where author = :author order by source",
        author=author,
    )
    return [row["source"] for row in rows]


def authors_like(store: Store, names: Iterable[str]) -> dict[str, int]:
    """How many messages there are by each author who goes by one of these names, in capitals or small letters."""
    found: dict[str, int] = {}
    for name in names:
        rows = store.query(
            "select author, count(*) as n from messages where lower(author) = lower(:name) and author <> ''"
            " group by author order by author",
            name=name,
        )
        found |= {row["author"]: row["n"] for row in rows}
    return found


def all_sources(store: Store) -> list[str]:
    """Where anything was ever imported from."""
    return [row["source"] for row in store.query("select distinct source from imports order by source")]


def messages(store: Store, author: str) -> list[Row]:
    """What this person wrote: id and day."""
    return store.query("select id, said_at from messages where author = :author order by id", author=author)


def passages(store: Store, author: str) -> list[Row]:
    """What it was cut into: id and theme."""
    return store.query(f"select id, theme_id from passages where message_id in {BY} order by id", author=author)


def drop(store: Store, author: str) -> None:
    """Delete their messages, each former version, and every row of any table that names one of their passages."""
    tables = store.tables()
    for name in sorted(tables):
        if "passage_id" in tables[name]:
            store.execute(f"delete from {name} where passage_id in {FROM}", author=author)
    for name in sorted(tables):
        if "message_id" in tables[name]:
            store.execute(f"delete from {name} where message_id in {BY}", author=author)
    store.execute(f"delete from message_versions where author = :author or id in {BY}", author=author)
    store.execute("delete from messages where author = :author", author=author)


def set_aside_naming(store: Store, name: str) -> list[Row]:
    """The rows set aside in which a name stands, letter by letter."""
    return store.query("select id, raw from set_aside where replace(raw, :name, '') <> raw", name=name)


def forget_themes(store: Store, ids: Sequence[int]) -> None:
    """Of those themes nobody else spoke of, keep the id alone."""
    store.many(
        "update themes set name = '', phrases = '[]', centroid = null, retired_at = coalesce(retired_at, :now)"
        " where id = :id and id not in (select theme_id from passages where theme_id is not null)",
        ({"id": id_, "now": _now()} for id_ in ids),
    )


def record(store: Store, messages: int, passages: int, counts: Mapping[str, Mapping[str, int]]) -> None:
    """Keep how much was erased and when; nothing says whose."""
    store.execute(
        "insert into erasures (at, messages, passages, counts) values (:now, :messages, :passages, :counts)",
        now=_now(),
        messages=messages,
        passages=passages,
        counts=json.dumps(counts),
    )


def salt(store: Store) -> str:
    """What marks are salted with; empty before anybody was erased."""
    rows = store.query("select salt from erasure_salt where id = 1")
    return rows[0]["salt"] if rows else ""


def keep_salt(store: Store, salt: str) -> None:
    """Once for good."""
    store.execute("insert into erasure_salt (id, salt) values (1, :salt) on conflict (id) do nothing", salt=salt)


def keep_marks(store: Store, marks: Sequence[str]) -> None:
    """Add marks of erased authors."""
    sql = "insert into erased_authors (mark) values (:mark) on conflict (mark) do nothing"
    store.many(sql, ({"mark": mark} for mark in marks))


def erased_marks(store: Store) -> frozenset[str]:
    """The marks of all erased authors."""
    return frozenset(row["mark"] for row in store.query("select mark from erased_authors"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
