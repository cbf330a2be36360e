"""Take a row for what it tells of a customer, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tellback.people.customer import Facts
from tellback.people.export import Export
from tellback.people.keys import email_of
from tellback.people.roster import Line, Told
from tellback.people.sign import Sign
from tellback.people.subscription import PlanChange, Subscription
from tellback.text.record import Cells, Record, Unread
from tellback.text.seen import Seen

Gone = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Taken:
    """What one row tells; nothing where it said so before, or where it is about somebody who was erased."""

    row: Record
    told: tuple[Told, ...]

    @property
    def newest(self) -> str:
        """The newest day on which it is known who stayed; "" where the row does not tell."""
        days = ("",)
        for each in self.told:
            if isinstance(each, Subscription):
                days += (each.started_at, each.decided_at, each.ended_at, each.seen_at)
            elif isinstance(each, PlanChange):
                days += (each.day,)
        return max(days)


class Take:
    """One per export, fed with all its rows in their order, so that the same file tells the same again.

    The first row of a customer says who they are and how much they use. The same row twice says it once. A second
    row of the same id that says something else is a further stretch where the roster has such, else it is set aside.
    """

    def __init__(self, export: Export, gone: Gone) -> None:
        self._roster = export.roster
        self._columns = export.columns
        self._gone = gone
        self._said = Seen()
        self._ids = Seen()

    def taken(self, row: Record) -> Taken | Unread:
        """What the row tells, or why it cannot be taken."""
        line = Line(row.cells, self._columns)
        told = [_spelt(each) for each in self._roster.read(line) if not isinstance(each, Unread)]
        for each in told:
            if isinstance(each, Subscription) and each.ended_at and each.ended_at < each.started_at:
                end = "ended" if "ended" in self._roster.fields else "left"
                line.flaw(end, f"ended on {each.ended_at}, before it began on {each.started_at}")
        new = [] if line.flaws else [once for each in told if (once := self._once(each, line))]
        if line.flaws:
            why = "; ".join(dict.fromkeys(line.flaws))
            return Unread(row.line, row.place, why, written(row.cells), row.done, line.at)
        return Taken(row, () if any(map(self._forgotten, told)) else tuple(new))

    def _once(self, told: Told, line: Line) -> Told | None:
        key = _key(told)
        if isinstance(told, Facts):
            return told if self._ids.meet(key) == 1 else None
        if self._said.meet(told) > 1:
            return None
        times = self._ids.meet(key)
        if times > 1 and self._roster.comes_again:
            return replace(told, external_id=f"{told.external_id}~{times}") if isinstance(told, Subscription) else None
        if times > 1:
            line.flaw("id", "stands in an earlier row too, which says something else")
        return told

    def _forgotten(self, told: Told) -> bool:
        if isinstance(told, Facts):
            return any(map(self._gone, filter(None, (told.external_id, told.email, *told.also))))
        return not isinstance(told, Unread) and self._gone(told.customer)


def written(cells: Cells) -> str:
    """A row as it stands, for a person."""
    return ", ".join(f"{name}: {cell.strip()}" for name, cell in cells.items() if cell.strip())


def _spelt(told: Told) -> Told:
    """With the customer's name in one spelling, where that is an e-mail address."""
    if isinstance(told, Facts):
        name = email_of(told.external_id)
        return replace(told, external_id=name) if name else told
    if isinstance(told, Unread):
        return told
    name = email_of(told.customer)
    return replace(told, customer=name) if name else told


def _key(told: Told) -> tuple[str, ...]:
    if isinstance(told, Sign):
        return "sign", told.customer, told.kind, told.name, told.day
    return type(told).__name__, getattr(told, "external_id", "")
