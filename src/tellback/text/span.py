"""A place in a text, exact to the character."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `start` and `end` count code points, half open; lines and columns start at 1."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int

    def of(self, text: str) -> str:
        """The characters it covers."""
        return text[self.start : self.end]


class Lines:
    """Where the lines of a text begin, to turn offsets into line and column.

    A line ends at "\\n" alone, as editors and git count it; a "\\r" before it belongs to the line. A byte order mark
    at the beginning takes no column: editors do not show it.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0]
        self._marked = text.startswith("\ufeff")
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both starting at 1."""
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        return line, max(column - 1, 1) if self._marked and line == 1 else column

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets."""
        return Span(start, end, *self.place(start), *self.place(end))

    @property
    def count(self) -> int:
        """How many lines there are; the one behind the last line break counts."""
        return len(self._starts)

    def start_of(self, line: int) -> int:
        """The offset at which a line, counted from 1, begins."""
        return self._starts[line - 1]
