"""What an import is about to do and what it did, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tellback.feedback.export import Export
from tellback.feedback.intake import Intake
from tellback.show.file_lines import column_lines, row_lines, short
from tellback.text.record import Cells

if TYPE_CHECKING:
    from tellback.feedback.understand import Understood


@dataclass(frozen=True, slots=True)
class Imported:
    """Several files taken in: their counts together, each by itself, and what was understood of them if asked."""

    read: int
    added: int
    changed: int
    unchanged: int
    set_aside: int
    files: tuple[Intake, ...]
    understood: Understood | None


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it would be read: its columns and first rows, nothing taken in."""

    location: str
    source: str
    notes: tuple[str, ...]
    fields: Cells
    why: Cells
    unsure: tuple[str, ...]
    rows: tuple[Cells, ...]


def together(files: Sequence[Intake], understood: Understood | None = None) -> Imported:
    """The counts of several files added up."""
    return Imported(
        read=sum(file.read for file in files),
        added=sum(file.added for file in files),
        changed=sum(file.changed for file in files),
        unchanged=sum(file.unchanged for file in files),
        set_aside=sum(file.set_aside for file in files),
        files=tuple(files),
        understood=understood,
    )


def looked(export: Export) -> Looked:
    """What a dry run shows."""
    columns = export.columns
    rows = tuple(row.cells for row in export.first)
    return Looked(export.location, export.source, export.notes, columns.fields, columns.why, columns.unsure, rows)


def guess_lines(export: Export) -> Iterator[str]:
    """Which column is read as what, and why; what a person should look at."""
    columns = export.columns
    yield f"{Path(export.location).name} as `{export.source}` ({', '.join(export.notes)})"
    yield from column_lines(columns.fields, columns.why, columns.unsure)


def first_lines(export: Export) -> Iterator[str]:
    """The first rows, as they stand."""
    return row_lines(export.first)


def done_lines(done: Intake) -> Iterator[str]:
    """What became of the rows, and what to do about those set aside."""
    if done.resumed_from:
        yield f"Went on behind row {done.resumed_from:,}, where the last import was cut short."
    kept = f"{done.added:,} new, {done.changed:,} changed, {done.unchanged:,} unchanged"
    yield f"{done.read:,} rows read: {kept}, {done.set_aside:,} set aside."
    if done.mended:
        yield f"Mended since they were set aside: {done.mended:,}."
    if done.wordless:
        yield f"Set aside because they have no words, such as a rating alone: {done.wordless:,}."
    yield from (f"{note}." for note in done.notes)
    if unread := done.set_aside - done.wordless:
        yield f"Set aside because they could not be read: {unread:,}."
        for aside in done.aside:
            yield f"  {done.location}:{aside.line}: {aside.reason}"
            yield f"    {short(aside.raw)}"
        yield "Mend them in the file, then `tellback import --again`; nothing comes in twice."


def understood_lines(done: Understood) -> Iterator[str]:
    """What the program made of the messages that waited."""
    if done.messages:
        yield f"{done.messages:,} messages understood: {done.passages:,} passages, {done.seconds:,.0f} seconds."
    if done.waiting:
        yield f"{done.waiting:,} messages still wait to be understood."
