"""A file that tells of customers, looked at and about to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tellback.people.roster import Columns, Roster
from tellback.text.record import Record, Unread


@dataclass(frozen=True, slots=True)
class Export:
    """Where it is, under which `source` it is kept, which roster understands it and which column holds what.

    `rows` reads all its rows anew; `fingerprint` changes when the file does; `names` are its columns, `notes` how it
    is written and `first` its first rows.
    """

    location: str
    source: str
    roster: Roster
    columns: Columns
    rows: Callable[[], Iterator[Record | Unread]]
    fingerprint: str = ""
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    first: tuple[Record, ...] = ()
