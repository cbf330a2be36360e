"""What was brought in, as the terminal shows it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from tellback.audience.said import Brought, Origin
from tellback.show.typography import counted

NOTHING = (
    "Nothing was brought in yet. `tellback marks-in FILE --audience customers` takes in a table or a Word document."
)


def brought_lines(done: Brought) -> list[str]:
    """What came in, how sentences were found, and every row set aside with its place."""
    return list(_lines(done))


def origins_lines(found: Sequence[Origin]) -> list[str]:
    """One line for each origin, the latest first."""
    return [_line(each) for each in found] or [NOTHING]


def _lines(done: Brought) -> Iterator[str]:
    stood = f"; {done.unchanged} stood already" if done.unchanged else ""
    yield f"{counted(done.readers, 'reader')} and {counted(done.marks, 'mark')} came in{stood}."
    yield from map(_line, done.origins)
    if done.columns:
        yield "Columns: " + ", ".join(f"{field} = {column}" for field, column in done.columns.items())
    if done.placed:
        yield "Sentences: " + ", ".join(f"{n} {how}" for how, n in done.placed.items())
    for name, number in done.numbers.items():
        if name != str(number):
            yield f"Reader {number}: {name} (the name is not kept)"
    yield from notes(done)
    if done.aside:
        yield f"Set aside: {len(done.aside)}. Mend them in the file and bring it in again."
        yield from (f"{done.file}:{each.place}: {each.reason}" for each in done.aside)


def notes(done: Brought) -> Iterator[str]:
    """What an author should know of how a file was read."""
    if done.unsure:
        yield f"How far {counted(done.unsure, 'reader')} read is not said: they count up to their last mark."
    if done.spread:
        yield f"{counted(done.spread, 'comment')} over several sentences: each counts, the note is the first's."
    if done.ours:
        yield f"{counted(done.ours, 'row')} of readers who read here: left as they stand."
    for source, readers in done.twice.items():
        yield (
            f"{counted(readers, 'reader')} came from {source} too, by the same name, and said the same: counted twice"
            " now. If they are the same people, take this file back (`tellback take-back`) and bring it in with"
            f" --source {shlex.quote(source)}."
        )
    if done.erased:
        yield f"{counted(done.erased, 'row')} of readers who were erased: not brought back."


def _line(each: Origin) -> str:
    asked = each.invitation
    if each.taken_back_at:
        return f"{asked.id:>4}  {each.source}: taken back {each.taken_back_at[:10]}"
    aside = f", {each.aside} set aside" if each.aside else ""
    held = f"{counted(each.readers, 'reader')}, {counted(each.marks, 'mark')}{aside}"
    return f"{asked.id:>4}  {asked.narrative} {asked.version:<6} {asked.audience:<11} {held}; from {each.source}"
