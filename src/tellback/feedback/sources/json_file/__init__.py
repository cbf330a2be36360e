"""Messages from a JSON or NDJSON file: an array of objects, objects one a line, or an object that holds the array."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

from tellback.feedback.cells import flat
from tellback.feedback.sources.json_file.stream import DECODER, Stream
from tellback.text.decode import encoding_of, open_text, share_read
from tellback.text.record import Record, Unread

NAMES = re.compile(r"\.(json|ndjson|jsonl|geojson)(\.gz)?$", re.IGNORECASE)
BY_LINE = re.compile(r"\.(ndjson|jsonl)(\.gz)?$", re.IGNORECASE)
RAW = 20_000
ASIDE = {"users", "groups", "organizations", "included", "categories", "errors"}


class JsonFile:
    """Nested values come as dotted columns; an element that cannot be read is set aside and the next is read."""

    name = "json"

    def recognises(self, head: bytes, location: str) -> float:
        """By how it begins; by its name too where that may be something else."""
        begins = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xff\xfe\xbf \t\r\n")
        if re.match(rb'(\[\s*)?\{\s*"', begins):
            return 0.95
        return (0.9 if NAMES.search(location) else 0.2) if begins[:1] in {b"{", b"["} else 0.0

    def describe(self, location: str) -> tuple[str, ...]:
        """Encoding and shape."""
        by_line = _is_by_line(Path(location))
        return (str(encoding_of(Path(location))), "one object a line" if by_line else "one JSON text")

    def read(self, location: str, after: str = "") -> Iterator[Record | Unread]:
        """The objects, each with the line it begins in."""
        path = Path(location)
        behind = int(after) if after else -1
        with open_text(path) as text:
            share = share_read(text, path)
            elements = _lines(text) if _is_by_line(path) else _values(Stream(text))
            for number, (line, element) in enumerate(elements):
                if number <= behind:
                    continue
                if isinstance(element, _Broken):
                    yield Unread(line, str(number), element.reason, element.raw[:RAW], share())
                elif isinstance(element, list):
                    yield Unread(line, str(number), "a list, not an object", json.dumps(element)[:RAW], share())
                else:
                    yield Record(line, str(number), flat(element), share())


class _Broken:
    def __init__(self, reason: str, raw: str) -> None:
        self.reason = reason
        self.raw = raw


def _is_by_line(path: Path) -> bool:
    if BY_LINE.search(path.name):
        return True
    with open_text(path) as text:
        first, second = (text.readline(1 << 20).strip().lstrip("\ufeff") for _ in range(2))
    return first.startswith("{") and first.endswith("}") and second.startswith("{")


def _lines(text: Iterator[str]) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(text, 1):
        if written := line.strip().lstrip("\ufeff"):
            try:
                yield number, DECODER.decode(written)
            except json.JSONDecodeError as error:
                yield number, _Broken(f"{error.msg}, column {error.colno}", written)


def _values(stream: Stream) -> Iterator[tuple[int, object]]:
    """The elements of the first array of objects, or the objects themselves, one after the other."""
    while stream.peek():
        if stream.take("["):
            yield from _elements(stream)
        elif stream.peek() == "{":
            yield from _held(stream)
        else:
            line = stream.line
            yield line, _Broken("neither an object nor an array", stream.rest())


def _elements(stream: Stream) -> Iterator[tuple[int, object]]:
    while stream.peek() and not stream.take("]"):
        line = stream.line
        try:
            yield line, stream.value()
        except json.JSONDecodeError as error:
            yield line, _Broken(f"{error.msg}, column {error.colno}", stream.skip_broken())
        else:
            stream.take(",")


def _held(stream: Stream) -> Iterator[tuple[int, object]]:
    line = stream.line
    try:
        message = yield from _unwrapped(stream)
        if message is not None:
            yield line, message
    except json.JSONDecodeError as error:
        yield line, _Broken(f"{error.msg}, column {error.colno}", stream.rest())


def _unwrapped(stream: Stream) -> Generator[tuple[int, object], None, dict[str, object] | None]:
    """The elements of the first array of objects in an object; the object itself where it says something of its own.

    `{"count": 2, "tickets": [{…}, {…}]}` is a wrapper, `{"subject": "It crashes every morning", "comments": [{…}]}`
    is a message.
    """
    said: dict[str, object] = {}
    found = False
    stream.take("{")
    while stream.peek() and not stream.take("}"):
        key = str(stream.value())
        stream.take(":")
        if not _speaks(said) and stream.take("["):
            if stream.peek() == "{":
                aside = found or key in ASIDE
                yield from (element for element in _elements(stream) if not aside)
                found = found or not aside
            else:
                said[key] = [element for _, element in _elements(stream)]
        elif stream.peek() == "{" and not _speaks(said):
            inner = yield from _unwrapped(stream)
            found = found or inner is None
            said[key] = inner
        else:
            said[key] = stream.value()
        stream.take(",")
    return None if found else said


def _speaks(said: Mapping[str, object]) -> bool:
    return any(len(value.split()) > 3 for value in flat(said).values())


source = JsonFile()
