"""What a store must know of one database to speak to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from tellback.store.base import Row


class Driver(Protocol):
    """One database. Its connections know `execute`, `cursor`, `commit`, `rollback`, `close`.

    `begin` starts a writing transaction, `same` compares values with nulls, `empty` clears a staging table and `place`
    orders it, `tables` asks for each column's `name` and the table it is `held_in`; `spelling` is how `define` spells
    its words.
    """

    name: str
    begin: str
    same: str
    empty: str
    place: str
    tables: str
    spelling: Mapping[str, str]

    def open(self) -> Any:
        """A connection on which every statement is a transaction of its own until `begin`."""
        ...

    def rows(self, cursor: Any) -> list[Row]:
        """What a statement gave, by column."""
        ...

    def usable(self, connection: Any) -> bool:
        """Whether a connection may be used again after what happened to it."""
        ...

    def spell(self, sql: str) -> str:
        """SQL with values as `:name`, as the driver wants them."""
        ...

    def define(self, connection: Any, sql: str) -> None:
        """Run one DDL statement, safe against another program that runs the same."""
        ...

    def each(self, connection: Any, sql: str, rows: Iterable[Row]) -> None:
        """Run one statement, not yet spelt, for each row of values, as fast as may be."""
        ...

    def fill(self, connection: Any, stage: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Write rows into a staging table, as fast as may be."""
        ...

    def advice(self, error: Exception) -> str:
        """What a person should do about a broken set-up; empty where the error is the program's own."""
        ...
