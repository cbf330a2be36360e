"""A comparison as the terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.audience import choice_words
from tellback.audience.parts import Part, Row, how, lines_of, parts
from tellback.audience.resonance import Resonance
from tellback.people.redact import redact
from tellback.show.terminal import faint, paragraph, strong

ANSWERS = 6


def verdict_lines(found: Resonance) -> Iterator[str]:
    """What may be said first, then each part, then how good the readers are and how it was reckoned."""
    first, *others = choice_words.lead(found)
    yield strong(paragraph(first))
    yield from map(paragraph, others)
    for part in parts(found):
        yield from _part(part, found)
    yield from _understood(found)
    yield from ("", strong("How good the readers are"), *(paragraph(each, indent=2) for each in lines_of(found)))
    for came in found.came:
        yield faint(f"  {came.version}: {came.begun} began, {came.finished} finished, {came.counted} count")
    yield from ("", *(faint(paragraph(each)) for each in how(found)))


def _part(part: Part, found: Resonance) -> Iterator[str]:
    yield ""
    yield strong(part.title)
    yield from (paragraph(each, indent=2) for each in part.says)
    for row in part.rows:
        yield from _row(row, found, f"{row.name}: " if part.name == "promises" else "")


def _row(row: Row, found: Resonance, name: str) -> Iterator[str]:
    if row.old or row.new:
        yield paragraph(row.old or "(not there)", indent=2, first=f"{found.older}  ")
        yield paragraph(row.new or "(not there)", indent=2, first=f"{found.newer}  ")
    yield paragraph(f"{name}{row.says}", indent=2)


def _understood(found: Resonance) -> Iterator[str]:
    if found.understanding:
        yield from ("", strong("What readers took it to be"))
    for version in dict.fromkeys(each.version for each in found.understanding):
        said = [each.answer for each in found.understanding if each.version == version]
        yield from (paragraph(f"“{redact(each)}”", indent=2, first=f"{version}  ") for each in said[:ANSWERS])
        if len(said) > ANSWERS:
            yield faint(f"  and {len(said) - ANSWERS} more of {version or 'both'}: --json has them")
