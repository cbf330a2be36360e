"""Blocks of vectors, as they lie in the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellback.store.base import Row, Store


def add_block(store: Store, model: str, passages: bytes, rows: bytes) -> None:
    """Append one block."""
    store.execute(
        "insert into vectors (model, passages, rows) values (:model, :passages, :rows)",
        model=model,
        passages=passages,
        rows=rows,
    )


def drop_block(store: Store, block: int) -> None:
    """Delete one block."""
    store.execute("delete from vectors where id = :block", block=block)


def stamp(store: Store, model: str) -> tuple[int, int]:
    """Two numbers, at least one of which changes with every block added or dropped."""
    [row] = store.query(
        "select coalesce(max(id), 0) as last, count(*) as n from vectors where model = :model", model=model
    )
    return row["last"], row["n"]


def blocks(store: Store, model: str) -> Iterator[Row]:
    """Id, passages and rows of each block, oldest first, one at a time in memory."""
    for block in store.query("select id from vectors where model = :model order by id", model=model):
        yield from store.query("select id, passages, rows from vectors where id = :id", id=block["id"])


def models(store: Store) -> list[str]:
    """The models whose vectors are kept."""
    return [row["model"] for row in store.query("select distinct model from vectors order by model")]


def passage_ids(store: Store) -> Sequence[int]:
    """Every passage there is."""
    return [row["id"] for row in store.query("select id from passages")]
