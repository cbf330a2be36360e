"""Themes, one theme, and what a run would do to them, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from tellback.feedback.curate import Decided
from tellback.feedback.theme import Kind, Month, Shift, ThemeChange, ThemeReport, Themes
from tellback.show.terminal import counted, faint, paragraph, strong

BARS = "▁▂▃▄▅▆▇█"
SHOWN = 30
CHANGES = 40


@singledispatch
def lines(result: object) -> Iterator[str]:
    """Any of these results, line by line."""
    raise TypeError(f"{type(result).__name__} is not shown here")


@lines.register
def _(found: Themes) -> Iterator[str]:
    if not found.themes:
        yield "No themes yet. `tellback import FILE` takes messages in and puts them into themes."
        return
    yield faint(f"{'id':>5} {'people':>7} {'complain':>8} {'praise':>6}  {'share of each month':<24} theme")
    for report in found.themes[:SHOWN]:
        counts = f"{report.people:>7,} {report.complaining:>8,} {report.praising:>6,}"
        yield f"{report.theme.id:>5} {counts}  {trend(report.months):<24} {strong(report.theme.name)}"
    if len(found.themes) > SHOWN:
        yield faint(f"and {counted(len(found.themes) - SHOWN, 'smaller theme')}: see them all with --json")
    yield ""
    ground = f"{counted(found.people, 'person', 'people')}, {counted(found.messages, 'message')}."
    yield f"{ground} {counted(found.waiting, 'message')} fit no theme yet."


@lines.register
def _(report: ThemeReport) -> Iterator[str]:
    yield strong(report.theme.name) + faint(f"  theme {report.theme.id}, named by {report.theme.named_by}")
    who = f"{counted(report.people, 'person', 'people')}, {counted(report.messages, 'message')}"
    yield f"{who}: {report.complaining:,} complain, {report.praising:,} praise."
    if report.first_said:
        yield f"{report.first_said[:10]} to {report.last_said[:10]}  {trend(report.months)}"
    peak = max(
        (month for month in report.months if month.of), key=lambda month: month.messages / month.of, default=None
    )
    if peak:
        yield f"Most in {peak.month}: {peak.messages:,} of {peak.of:,} messages that month."
    if report.theme.phrases:
        yield paragraph(", ".join(report.theme.phrases), first="Key phrases: ")
    for word in report.words:
        yield paragraph(f"“{word.text}”", indent=2) + faint(f"  {word.said_on} {word.source}, passage {word.passage}")


@lines.register
def _(change: ThemeChange) -> Iterator[str]:
    yield "Themes were grouped anew." if change.applied else "This is a proposal; nothing has changed."
    kept = 1 - change.moved / change.of if change.of else 1.0
    moved = f"{change.moved:,} of {counted(change.of, 'passage')} move, {kept:.0%} stay."
    yield f"{counted(change.themes, 'theme')}. {moved}"
    yield from (_shift(shift) for shift in change.shifts[:CHANGES])
    if len(change.shifts) > CHANGES:
        yield faint(f"and {counted(len(change.shifts) - CHANGES, 'smaller change')}: see them all with --json")
    if not change.applied:
        yield "`tellback themes --apply` does it; `tellback themes --undo` takes it back."


@lines.register
def _(decided: Decided) -> Iterator[str]:
    yield decided.said


def trend(months: Sequence[Month]) -> str:
    """Each month's share of messages as a bar of text, the last two years."""
    shares = [month.messages / month.of if month.of else 0.0 for month in months[-24:]]
    most = max(shares, default=0.0)
    return "".join(BARS[round(share / most * (len(BARS) - 1))] if most else BARS[0] for share in shares)


def _shift(shift: Shift) -> str:
    said = {
        Kind.NEW: f"new theme “{shift.name}”",
        Kind.ADD: f"added to “{shift.name}”",
        Kind.SPLIT: f"new theme “{shift.name}”, split off “{shift.source_name}”",
        Kind.MERGE: f"“{shift.source_name}” becomes part of “{shift.name or 'no theme'}”",
        Kind.MOVE: f"from “{shift.source_name}” to “{shift.name or 'no theme'}”",
    }
    return f"{shift.passages:>7,}  {said[shift.kind]}"
