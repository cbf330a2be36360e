"""What a column holds, seen in the first rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tellback.text.dates import order_of, read_date
from tellback.text.record import Record
from tellback.text.values import read_rating

_WORD = re.compile(r"\S*[^\W\d_]\S*")
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_EMAIL = re.compile(r"\s*[^\s@<>]+@[^\s@<>]+\.\w+\s*")


@dataclass(frozen=True)
class Profile:
    """A column by its filled cells, out of `rows` rows looked at."""

    name: str
    cells: tuple[str, ...]
    rows: int

    def share(self, holds: Callable[[str], object]) -> float:
        """Share of filled cells of which something holds."""
        return sum(1 for cell in self.cells if holds(cell)) / max(1, len(self.cells))

    @cached_property
    def filled(self) -> float:
        """Share of rows with anything in this column."""
        return len(self.cells) / max(1, self.rows)

    @cached_property
    def sentences(self) -> float:
        """Share of filled cells with four words or more."""
        return self.share(lambda cell: words_in(cell) >= 4)

    @cached_property
    def words(self) -> float:
        """Words a filled cell, on average."""
        return sum(map(words_in, self.cells)) / max(1, len(self.cells))

    @cached_property
    def distinct(self) -> float:
        """Share of filled cells that are different."""
        return len(set(self.cells)) / max(1, len(self.cells))

    @cached_property
    def kinds(self) -> int:
        """How many different values there are."""
        return len(set(self.cells))

    @cached_property
    def emails(self) -> float:
        """Share of filled cells that are an e-mail address."""
        return self.share(_EMAIL.fullmatch)

    @cached_property
    def dates(self) -> float:
        """Share of filled cells that are a date, in whatever order of day and month."""
        order = order_of(self.cells)
        return self.share(lambda cell: read_date(cell, order or "month first") or read_date(cell, "day first"))

    @cached_property
    def ratings(self) -> float:
        """Share of filled cells that are a rating between 0 and 100."""
        return self.share(lambda cell: (read := read_rating(cell)) is not None and 0 <= read <= 100)

    @cached_property
    def links(self) -> float:
        """Share of filled cells that are a web address."""
        return self.share(lambda cell: cell.startswith(("http://", "https://")))

    @cached_property
    def counts_rows(self) -> bool:
        """Whether the column merely numbers the rows."""
        numbers = [int(cell) for cell in self.cells if cell.isdecimal() and len(cell) < 12]
        return len(numbers) == self.rows > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def profiles(sample: Sequence[Record]) -> dict[str, Profile]:
    """What every column of the sample holds."""
    return {
        name: Profile(name, tuple(cell for r in sample if (cell := r.cells.get(name, "").strip())), len(sample))
        for name in names_in(sample)
    }


def names_in(sample: Sequence[Record]) -> tuple[str, ...]:
    """Every column of the sample, in the order they come."""
    return tuple(dict.fromkeys(name for record in sample for name in record.cells))


def words_in(text: str) -> float:
    """Words in a text; in scripts without spaces two letters count as one."""
    unspaced = len(_NO_SPACES.findall(text))
    return len(_WORD.findall(_NO_SPACES.sub(" ", text) if unspaced else text)) + unspaced / 2
