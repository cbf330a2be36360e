"""A file of customers' messages, looked at and about to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tellback.feedback.source import Columns, Source
from tellback.text.fingerprint import fingerprint
from tellback.text.record import Record, Unread


@dataclass(frozen=True, slots=True)
class Export:
    """Where it is, under which `source` its messages are kept, how it is read and which column holds what.

    `first` are its first rows, `names` all columns seen in them, `notes` how the file is written.
    """

    location: str
    source: str
    plug: Source
    columns: Columns
    names: tuple[str, ...]
    notes: tuple[str, ...]
    first: tuple[Record, ...]

    def rows(self) -> Iterator[Record | Unread]:
        """All its rows, one at a time."""
        return self.plug.read(self.location)

    @property
    def fingerprint(self) -> str:
        """Changes when the file does: by its size, its beginning and its end."""
        return fingerprint(Path(self.location))
