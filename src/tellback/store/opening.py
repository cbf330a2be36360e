"""How a store is opened by its address."""

from __future__ import annotations

from pathlib import Path

from tellback.errors import StoreError
from tellback.plugins import rooms
from tellback.store import schema
from tellback.store.base import Store
from tellback.store.steps import upgrade


def open_store(address: str | Path) -> Store:
    """A store with all its tables up to date: `postgresql://…`, or the path of an SQLite file.

    Raises StoreError, which says what to do, when it cannot be reached.
    """
    store = _reach(str(address))
    try:
        upgrade(store, [schema.steps, *(room.steps for room in rooms("schema"))])
    except BaseException:
        store.close()
        raise
    return store


def _reach(address: str) -> Store:
    if not address.startswith(("postgresql://", "postgres://")):
        from tellback.store.sqlite import SqliteStore

        return SqliteStore(Path(address))
    try:
        from tellback.store.postgres import PostgresStore
    except ImportError as error:
        raise StoreError(f"{error}. To use PostgreSQL run `pip install 'tellback[postgres]'`.") from None
    return PostgresStore(address)
