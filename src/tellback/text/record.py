"""A row of a file, as it was read or could not be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One row as the file gives it: cells by column name (repeated columns joined by a line break).

    `line` is where the row begins in the file, from 1 (the row's number where a format has no lines); `place` is
    what `read` takes as `after` to go on behind this row; `done` is the share of the file read by then.
    """

    line: int
    place: str
    cells: Cells
    done: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that could not be read: where (`column` from 1, 0 where it is the whole row), why, and as it stands."""

    line: int
    place: str
    reason: str
    raw: str
    done: float = field(default=0.0, compare=False)
    column: int = 0
