"""The way of a story through its versions, as the terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from tellback.audience.rounds import RATING, Across, Measured, Round, Standing, Told
from tellback.narrative.change import Mark
from tellback.show.terminal import added, counted, faint, paragraph, removed, strong

NOBODY = (
    "Nobody has read {story} yet. Say who shall: `tellback invite --audience investors --readers 12` makes a link for"
    " each. Once two versions were read, this shows what became of each sentence."
)


def across_lines(found: Across) -> Iterator[str]:
    """The stopping picture, then every sentence that was marked, through its wordings."""
    picture = found.picture
    if not picture or not picture.rounds:
        yield paragraph(NOBODY.format(story=found.narrative))
        return
    yield strong(f"{found.narrative}: {' → '.join(found.versions)}, {found.audience or 'everybody'}")
    yield from (_round(each) for each in picture.rounds)
    yield ""
    yield from map(paragraph, picture.words)
    marked = [each for each in found.sentences if _marked(each)]
    for told in marked:
        yield from _told(told)
    gone = [each for each in found.left if _marked(each)]
    if gone:
        yield ""
        yield strong("Not in the last version: what was said stays with the version that had them")
    for told in gone:
        yield from _told(told)
    if not marked and not gone:
        yield faint("No sentence was marked that may be shown.")


def between(measured: Measured) -> str:
    """An interval, never narrower for being rounded: `3 to 12 %`, `3.4 to 4.1`; "" where nothing is known."""
    low, high = measured.stands.low, measured.stands.high
    if low is None or high is None:
        return ""
    if measured.measure == RATING:
        return f"{floor(10 * low) / 10:.1f} to {ceil(10 * high) / 10:.1f}"
    return f"{floor(100 * low)} to {ceil(100 * high)} %"


def _round(told: Round) -> str:
    if told.readers is None:
        return f"  {told.version:<6} so few readers would be recognised"
    said = [f"{each.measure} {between(each)}" for each in told.measured if between(each)]
    return f"  {told.version:<6} {counted(told.readers, 'reader')}{'; ' if said else ''}{'; '.join(said)}"


def _marked(told: Told) -> bool:
    return any(_says(each) for each in told.standings)


def _says(each: Standing) -> list[str]:
    return [f"{n} {kind}" for kind in ("excites", "confuses", "doubts") if (n := each.of(kind))]


def _told(told: Told) -> Iterator[str]:
    yield ""
    yield paragraph(told.last.text, first=f"{told.last.at + 1:>4}  ")
    for each in told.standings:
        if each.pieces:
            marks = {Mark.ADDED: added, Mark.REMOVED: removed}
            words = "".join(marks.get(piece.mark, str)(piece.text) for piece in each.pieces)
            yield paragraph(f"{each.version}: {words}", indent=6)
        yield faint(f"      {each.version}: {_counts(each)}")
    yield from (paragraph(words, indent=6) for words in told.words)


def _counts(each: Standing) -> str:
    if each.readers is None:
        return "so few reached it that it is not shown"
    return f"{', '.join(_says(each)) or 'no mark'} of {counted(each.readers, 'reader')} who reached it"
