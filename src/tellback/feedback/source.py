"""The Source seam: one kind of export, read row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tellback.text.record import Record, Unread


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what.

    `fields` maps a field of Message to a column, or for text to several ("Pros + Cons", joined by a blank line);
    an empty column says the file has none. What is not mapped goes into `extra`. `dates` says whether the "day
    first" or the "month first", "" where that does not matter, None where the column does not tell; `scale` is that
    of the rating ("1-5"). `why` gives each field's reason, `unsure` what a person should look at.
    """

    fields: Mapping[str, str]
    why: Mapping[str, str] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    dates: str | None = ""
    scale: str = ""


class Source(Protocol):
    """One kind of export. It yields and never gathers: a file may hold ten million rows."""

    name: str

    def recognises(self, head: bytes, location: str) -> float:
        """How sure it is, 0 to 1, that a file beginning with these bytes (unpacked) is of its kind."""
        ...

    def describe(self, location: str) -> tuple[str, ...]:
        """How it reads this file, for a person to check: encoding, delimiter, which line is the header."""
        ...

    def read(self, location: str, after: str = "") -> Iterator[Record | Unread]:
        """The rows behind `after` (all of them when empty). Raises UnreadableFile where nothing can be read."""
        ...
