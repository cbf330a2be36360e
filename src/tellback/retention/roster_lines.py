"""What is about to be done with a file of customers and what was done, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tellback.people.enrol import Enrolled
from tellback.people.export import Export
from tellback.people.redact import redact
from tellback.retention.belonging import Belonging
from tellback.show.file_lines import column_lines, row_lines, short
from tellback.text.record import Cells


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it would be read: what kind it is, its columns and first rows; nothing taken in."""

    location: str
    source: str
    roster: str
    notes: tuple[str, ...]
    fields: Cells
    why: Cells
    unsure: tuple[str, ...]
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Several files taken in: their counts together, each by itself, and whether complaints find their customers."""

    read: int
    added: int
    changed: int
    unchanged: int
    set_aside: int
    files: tuple[Enrolled, ...]
    complaints: Belonging


def looked(export: Export) -> Looked:
    """What a dry run shows."""
    return Looked(
        location=export.location,
        source=export.source,
        roster=export.roster.name,
        notes=export.notes,
        fields=export.columns.fields,
        why=export.columns.why,
        unsure=export.columns.unsure,
        rows=tuple(row.cells for row in export.first),
    )


def together(files: Sequence[Enrolled], complaints: Belonging) -> Together:
    """The counts of several files added up, and what joins the customers now."""
    return Together(
        read=sum(file.read for file in files),
        added=sum(file.added for file in files),
        changed=sum(file.changed for file in files),
        unchanged=sum(file.unchanged for file in files),
        set_aside=sum(file.set_aside for file in files),
        files=tuple(files),
        complaints=complaints,
    )


def guess_lines(export: Export) -> Iterator[str]:
    """What kind of file it is, which column is read as what and why; what a person should look at."""
    columns = export.columns
    kind = export.roster.name.replace("_", " ")
    yield f"{Path(export.location).name} as `{export.source}`: {kind} ({', '.join(export.notes)})"
    yield from column_lines(columns.fields, columns.why, columns.unsure)


def first_lines(export: Export) -> Iterator[str]:
    """The first rows, as they stand."""
    return row_lines(export.first, redact)


def done_lines(done: Enrolled) -> Iterator[str]:
    """What became of the rows, and what to do about those set aside."""
    if done.resumed_from:
        yield f"Went on behind row {done.resumed_from:,}, where the last reading was cut short."
    yield (
        f"{done.read:,} rows read, {done.set_aside:,} set aside. Customers, subscriptions and signs:"
        f" {done.added:,} new, {done.changed:,} changed, {done.unchanged:,} as before."
    )
    if done.until:
        yield f"Who stayed is known until {done.until}, the newest day in the file."
    if done.mended:
        yield f"Mended since they were set aside: {done.mended:,}."
    for aside in done.aside:
        place = f"{aside.line}:{aside.column}" if aside.column else f"{aside.line}"
        yield f"  {done.location}:{place}: {aside.reason}"
        yield f"    {short(redact(aside.raw))}"
    if done.aside:
        yield "Mend them in the file, or say otherwise with --map, and read it again; nothing comes in twice."
