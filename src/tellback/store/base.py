"""The Store seam: what every store can do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Landed:
    """What became of the rows of one upsert."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Landed) -> Landed:
        return Landed(self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged)


class Store(Protocol):
    """A relational store. SQL is written once, with values as `:name`; safe to use from several threads.

    Tables are defined with a few words that each dialect spells its own way:
    `{key}` an integer primary key that counts up, `{blob}` bytes, `{real}` a double, `{int}` a 64-bit integer.
    """

    dialect: str

    def query(self, sql: str, /, **values: object) -> list[Row]:
        """The rows a SELECT (or a statement with RETURNING) gives."""
        ...

    def execute(self, sql: str, /, **values: object) -> int:
        """Run one statement; how many rows it touched."""
        ...

    def many(self, sql: str, rows: Iterable[Row], /) -> None:
        """Run one statement for each row of values."""
        ...

    def define(self, sql: str, /) -> None:
        """Run one DDL statement after spelling `{key}`, `{blob}`, `{real}` and `{int}` in this dialect."""
        ...

    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """Every table with its columns."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing. A transaction inside another joins it."""
        ...

    def upsert(self, table: str, rows: Sequence[Row], *, key: Sequence[str], history: str | None = None) -> Landed:
        """Add rows, or change those whose `key` is known and whose other columns differ; the last of equal keys wins.

        A changed row's `revision` counts up where the table has one, and its former self is kept in `history`.
        """
        ...

    def index_words(self, table: str, columns: Sequence[str]) -> None:
        """Keep a full-text index over columns of a table with an `id`, from now on and by itself."""
        ...

    def find_words(self, table: str, words: str, most: int, *, some: bool = False) -> list[tuple[int, float]]:
        """Ids of the rows that hold all of the words (or some of them), best first, with a relevance that only orders.

        Whatever a person types is words, or a phrase in double quotes; a word of four letters or more also finds
        longer words that begin with it.
        """
        ...

    def forget_words(self, table: str, *others: str) -> None:
        """Make sure that rows deleted from a table with an index, and from others, leave no trace in the files.

        Not to be called inside a transaction.
        """
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...
