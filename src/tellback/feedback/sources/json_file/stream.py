"""A JSON text read value by value through a window that slides forward, so that its size never matters."""

from __future__ import annotations

import json
import re
from typing import TextIO

CHUNK = 1 << 16
FAR = 1 << 22
SPACE = re.compile(r"[ \t\r\n\ufeff]*")
MARK = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\]]')
NEXT = re.compile(r"\}\s*,\s*(?=\{)")
DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


class Stream:
    """Where reading stands in a JSON text. Numbers come as they are written."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._window = ""
        self._at = 0
        self._line = 1
        self._counted = 0

    @property
    def line(self) -> int:
        """The line reading stands in, from 1."""
        self._line += self._window.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def peek(self) -> str:
        """The next character that is no space, or nothing at the end."""
        while True:
            found = SPACE.match(self._window, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._window):
                return self._window[self._at]
            if not self._more():
                return ""

    def take(self, character: str) -> bool:
        """Step over this character if it comes next."""
        if self.peek() != character:
            return False
        self._at += 1
        return True

    def value(self) -> object:
        """The next whole value. Raises json.JSONDecodeError, and stands still, where there is none."""
        self.peek()
        while True:
            try:
                value, self._at = DECODER.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                if not self._may_go_on(error) or not self._more():
                    raise
            else:
                return value

    def skip_broken(self) -> str:
        """Step over an element that cannot be read, to the next that may begin; what was stepped over."""
        end = self._end_of_element()
        while end < 0 and len(self._window) - self._at < FAR and self._more():
            end = self._end_of_element()
        if end < 0:
            found = NEXT.search(self._window, self._at)
            end = found.start() + 1 if found else len(self._window)
        raw = self._window[self._at : end]
        self._at = end
        self.take(",")
        return raw

    def rest(self) -> str:
        """Step over everything that is left; its beginning."""
        raw = self._window[self._at :]
        self._at = len(self._window)
        while self._more():
            self._at = len(self._window)
        return raw

    def _end_of_element(self) -> int:
        """Where the brackets of an element are all closed again, or -1."""
        depth = 0
        for found in MARK.finditer(self._window, self._at):
            if found[0] in "{[":
                depth += 1
            elif found[0] in "}]":
                depth -= 1
                if depth <= 0:
                    return found.end() if depth == 0 else -1
        return -1

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        return error.pos >= len(self._window) - 16 or error.msg.startswith("Unterminated string")

    def _more(self) -> bool:
        wanted = max(CHUNK, len(self._window) - self._at)
        chunk = self._text.read(wanted)
        self._line = self.line
        self._window = self._window[self._at :] + chunk
        self._at = self._counted = 0
        return bool(chunk)
