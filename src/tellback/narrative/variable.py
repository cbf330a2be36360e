"""A number or name that a story keeps in one place: `{{price}}` is read as its value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from tellback.text.span import Lines, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Variable:
    """A value under `variables:` in the front matter; `span` covers its name and value."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Use:
    """`{{name}}` in a story and what is read there; `value` is empty where the front matter has none for it."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a use stands in the file (`start`, `end`), and its value in the text as it is read (`at`, `until`)."""

    start: int
    end: int
    at: int
    until: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A file's text, and the text as it is read; they differ at `places`, which are in order."""

    source: str
    text: str
    places: tuple[Place, ...]

    def in_file(self, thing: T) -> T:
        """A thing whose spans point into the text as it is read, with every span where it stands in the file.

        A span that begins or ends inside a value covers the whole `{{name}}`.
        """
        if not self.places:
            return thing
        lines = Lines(self.source)
        return _moved(thing, lambda span: lines.span(self._start_in_file(span.start), self._end_in_file(span.end)))

    def as_read(self, thing: T) -> T:
        """A thing whose spans point into the file, with every span where it stands in the text as it is read."""
        if not self.places:
            return thing
        lines = Lines(self.text)
        return _moved(thing, lambda span: lines.span(self._as_read(span.start), self._as_read(span.end)))

    def words(self, start: int, end: int) -> str:
        """What is read between two offsets of the file."""
        return self.text[self._as_read(start) : self._as_read(end)]

    def touches(self, span: Span) -> bool:
        """Whether a span of the text as it is read covers anything of a value."""
        return any(place.at < span.end and span.start < place.until for place in self.places)

    def _start_in_file(self, offset: int) -> int:
        before = bisect_right(self.places, offset, key=lambda place: place.at)
        if not before:
            return offset
        place = self.places[before - 1]
        return place.start if offset < place.until else place.end + offset - place.until

    def _end_in_file(self, offset: int) -> int:
        before = bisect_right(self.places, offset - 1, key=lambda place: place.at)
        return self.places[before - 1].end + max(0, offset - self.places[before - 1].until) if before else offset

    def _as_read(self, offset: int) -> int:
        before = bisect_right(self.places, offset, key=lambda place: place.start)
        if not before:
            return offset
        place = self.places[before - 1]
        return place.at if offset < place.end else place.until + offset - place.end


def _moved(thing: Any, move: Callable[[Span], Span]) -> Any:
    if isinstance(thing, Span):
        return move(thing)
    if isinstance(thing, tuple):
        return tuple(_moved(each, move) for each in thing)
    if isinstance(thing, Filled) or not is_dataclass(thing) or isinstance(thing, type):
        return thing
    return replace(thing, **{field.name: _moved(getattr(thing, field.name), move) for field in fields(thing)})
