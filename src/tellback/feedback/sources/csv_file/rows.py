"""Rows of a CSV text, where one broken row never takes its neighbours along."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_ROW = 5_000
LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Style:
    """How cells are told apart and how a quote inside a quoted cell is written: doubled, with a backslash, or never."""

    delimiter: str
    quotes: str = "doubled"

    def reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """Cells by row; raises csv.Error at the first row that breaks the rules."""
        csv.field_size_limit(LONGEST_CELL)
        if self.quotes == "none":
            return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        if self.quotes == "backslash":
            return csv.reader(lines, delimiter=self.delimiter, strict=True, doublequote=False, escapechar="\\")
        return csv.reader(lines, delimiter=self.delimiter, strict=True)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line it begins in."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that fits in no row."""

    line: int
    reason: str
    raw: str


def rows(lines: Iterable[str], style: Style) -> Iterator[Row | Broken]:
    """Every row; where quotes do not add up the first line alone is broken, and reading goes on with the next."""
    feed = _Feed(lines)
    while True:
        try:
            for cells in style.reader(feed):
                yield Row(feed.line, cells)
                feed.go_on()
        except csv.Error as error:
            line = feed.line
            yield Broken(line, _reason(error), feed.give_back())
        else:
            return


def _reason(error: csv.Error) -> str:
    if "end of data" in str(error) or "too long" in str(error):
        return "a quote is opened and never closed"
    if "expected after" in str(error):
        return "a quote inside the cell is not doubled, or a quote is never closed"
    return str(error)


class _Feed:
    """Hands out lines, remembers those of the present row, and takes all but the first back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._back: deque[str] = deque()
        self._taken: list[str] = []
        self.line = 1

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if len(self._taken) >= LONGEST_ROW:
            raise csv.Error("too long")
        line = self._back.popleft() if self._back else next(self._lines)
        self._taken.append(line)
        return line

    def go_on(self) -> None:
        """The row is whole."""
        self.line += len(self._taken)
        self._taken.clear()

    def give_back(self) -> str:
        """The row is broken: its first line is handed over, the others will be read again."""
        first = self._taken[0] if self._taken else ""
        self._back.extendleft(reversed(self._taken[1:]))
        self._taken.clear()
        self.line += 1
        return first.rstrip("\r\n")
