"""The Roster seam: one kind of export that says who is a customer, since when and until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tellback.people.customer import Facts
from tellback.people.sign import Sign
from tellback.people.subscription import PlanChange, Subscription
from tellback.text.dates import DAY_FIRST, MONTH_FIRST, read_date
from tellback.text.record import Cells, Unread
from tellback.text.values import read_money

Told = Facts | Subscription | PlanChange | Sign | Unread


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a file holds which field of its roster, and why; `dates` as `order_of` gives it."""

    fields: Mapping[str, str]
    why: Mapping[str, str] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    dates: str | None = ""


@dataclass(slots=True)
class Line:
    """One row, read by field. What cannot be read becomes one of its `flaws`: the row is then set aside.

    `at` is the number, from 1, of the column in which the first flaw stands; 0 where it stands in none.
    """

    cells: Cells
    columns: Columns
    flaws: list[str] = field(default_factory=list)
    at: int = 0

    def column(self, name: str) -> str:
        """The column a field is read from; "" where there is none."""
        return self.columns.fields.get(name, "")

    def text(self, name: str) -> str:
        """A field without the space around it; "" where it is empty or has no column."""
        return self.cells.get(self.column(name), "").strip()

    def day(self, name: str) -> str:
        """A field as an ISO day (in UTC), "" where it is empty."""
        written = self.text(name)
        read = read_date(written, self.columns.dates)[:10] if written else ""
        if written and not read:
            self.flaw(name, f'"{written}" is no date that can be read for certain{self._order()}')
        return read

    def money(self, name: str) -> float | None:
        """A field as an amount, None where it is empty."""
        written = self.text(name)
        read = read_money(written) if written else None
        if written and read is None:
            self.flaw(name, f'"{written}" is no amount')
        return read

    def flaw(self, name: str, what: str) -> None:
        """Something that keeps this row from being taken, with the column it stands in."""
        self.at = self.at or number_of(self.cells, self.column(name))
        self.flaws.append(f"column `{self.column(name) or name}`: {what}")

    def _order(self) -> str:
        if self.columns.dates is not None:
            return ""
        return f' (say which comes first: --map dates="{DAY_FIRST}" or --map dates="{MONTH_FIRST}")'


def number_of(cells: Cells, column: str) -> int:
    """The how-manieth column of a row it is, from 1; 0 where the row has no such column."""
    return next((number for number, name in enumerate(cells, 1) if name == column), 0)


class Roster(Protocol):
    """One kind of export, understood row by row.

    `fields` are what it looks for, each with the headers that hold it, likeliest first and spelt as `normal` does.
    Where a row with a subscription id that was met before is a further stretch (a table of customers, one of whom
    came back), `comes_again` is True; elsewhere it is set aside where it says something else.
    """

    name: str
    comes_again: bool
    fields: Mapping[str, Sequence[str]]

    def recognises(self, names: Sequence[str]) -> float:
        """How sure it is, 0 to 1, that a file with these columns is of its kind."""
        ...

    def read(self, line: Line) -> Iterator[Told]:
        """What a row tells. What cannot be read becomes a flaw of the line, and nothing of it is taken."""
        ...
