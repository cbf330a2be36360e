"""The Source seam: one kind of export, read row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One row as the file gives it: cells by column name (repeated columns joined by a line break).

    `line` is where the row begins in the file, from 1 (the row's number where a format has no lines); `place` is
    what `read` takes as `after` to go on behind this row.
    """

    line: int
    place: str
    cells: Cells


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that could not be read: where, why, and as it stands."""

    line: int
    place: str
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what. `fields` maps a field of Message to a column; what is not mapped goes into `extra`."""

    fields: Mapping[str, str]
    why: Mapping[str, str] = field(default_factory=dict)


class Source(Protocol):
    """One kind of export. It yields and never gathers: a file may hold ten million rows."""

    name: str

    def recognises(self, head: bytes, location: str) -> float:
        """How sure it is, 0 to 1, that a file beginning with these bytes is of its kind."""
        ...

    def read(self, location: str, after: str = "") -> Iterator[Record | Unread]:
        """The rows behind `after` (all of them when empty)."""
        ...

    def columns(self, sample: list[Record]) -> Columns | None:
        """Its own fixed columns where the format has a known header; None leaves it to the guess."""
        ...
