"""Places in a text as other programs count them: JavaScript and editors in UTF-16, some in bytes."""

from __future__ import annotations

import re
from bisect import bisect_right

_WIDTHS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
_LINE_END = re.compile(r"\r\n|\n|\r")


class Units:
    """A text counted in the units of an encoding. Lines and columns start at 0; "\\r" alone ends a line, too."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self._codec, self._width = _WIDTHS[encoding]
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def offset(self, at: int) -> int:
        """How many units stand before an offset in code points."""
        return self._count(0, at)

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of an offset in code points."""
        line = bisect_right(self._starts, at) - 1
        return line, self._count(self._starts[line], at)

    def at(self, line: int, column: int) -> int:
        """The offset in code points of a place; behind the line's end is its end, inside a character its beginning."""
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        text = self.text[start:end].rstrip("\r\n").encode(self._codec, "surrogatepass")
        return start + len(text[: column * self._width].decode(self._codec, "ignore"))

    def _count(self, start: int, end: int) -> int:
        return len(self.text[start:end].encode(self._codec, "surrogatepass")) // self._width
