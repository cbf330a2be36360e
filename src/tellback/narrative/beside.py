"""Findings beside a text that is being typed in a browser."""

from __future__ import annotations

from dataclasses import dataclass

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Fix, Tier
from tellback.narrative.remark import Remark, remarks
from tellback.text.span import Span
from tellback.text.units import Units


@dataclass(frozen=True, slots=True)
class Change:
    """Text to put in the place of a stretch."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding where it stands: offsets count UTF-16 units, as JavaScript does. `slow`: it needs the model or the
    customers.
    """

    rule: str
    tier: Tier
    message: str
    why: str
    better: str
    start: int
    end: int
    fix: Change | None
    allow: Change | None
    slow: bool


def beside(draft: Draft) -> tuple[Mark, ...]:
    """What is found in a draft, each with its place, its reason, and what can be done about it."""
    units = Units(draft.prfaq.source)
    return tuple(_mark(units, remark) for remark in remarks(draft))


def _mark(units: Units, remark: Remark) -> Mark:
    found = remark.finding
    assert found.tier
    return Mark(
        found.rule,
        found.tier,
        found.message,
        remark.why,
        found.better,
        *_place(units, found.span),
        fix=_change(units, found.fix),
        allow=_change(units, remark.allow),
        slow=remark.slow,
    )


def _change(units: Units, fix: Fix | None) -> Change | None:
    return Change(*_place(units, fix.span), fix.text) if fix else None


def _place(units: Units, span: Span) -> tuple[int, int]:
    return units.offset(span.start), units.offset(span.end)
