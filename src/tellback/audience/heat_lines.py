"""The heat of a version as the terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.audience.mark import Kind
from tellback.audience.warmth import FEWEST, Heat, Warmth
from tellback.show.terminal import counted, faint, paragraph, strong

NOBODY = (
    "Nobody has been invited to read yet. Say who shall: `tellback invite --audience investors --readers 12` makes a"
    " link for each."
)
SIGNS = {Kind.EXCITES: "✦", Kind.CONFUSES: "?", Kind.DOUBTS: "✕"}


def heat_lines(found: Heat) -> list[str]:
    """Who read, then each sentence with how many reached it and what they said of it."""
    if not found.version:
        return [NOBODY]
    said = (line for each in found.sentences for line in _sentence(each, found.k))
    return [*_head(found), *_hot(found), "", *said, *_after(found)]


def _head(found: Heat) -> Iterator[str]:
    whom = found.audience or "everybody"
    crowd = found.crowd
    if not crowd.shown:
        yield f"{found.narrative} {found.version}, {whom}: {few(found.k)}"
        return
    read = f"{counted(crowd.began or 0, 'reader')}, {counted(crowd.marks or 0, 'mark')}, {crowd.finished} finished"
    yield strong(f"{found.narrative} {found.version}, {whom}: {read}")
    yield faint("Who began and did not finish counts as far as they came.")
    for each in found.aside:
        yield faint(f"Not counted: {counted(each.readers, 'reader')} ({each.why}).")
    if (crowd.began or 0) < FEWEST:
        yield faint(f"Fewer than {FEWEST} readers: what they said, and no shares.")


def _hot(found: Heat) -> Iterator[str]:
    for spots in found.spots:
        if spots.sentences:
            named = ", ".join(str(at + 1) for at in spots.sentences)
            yield f"{SIGNS[spots.kind]} {spots.kind} most, by number: {named}"


def _after(found: Heat) -> Iterator[str]:
    if found.wish and found.wish.n:
        yield ""
        yield strong(f"How much {counted(found.wish.n, 'reader')} would want it, from 1 to 5")
        yield "  ".join(f"{n + 1}: {readers or '–'}" for n, readers in enumerate(found.wish.readers))
        yield f"4 or 5: {_share(sum(found.wish.readers[3:]), found.wish.between)}"
    if found.answers:
        yield ""
        yield strong("What is it, and who is it for?")
        for each in found.answers:
            yield paragraph(f"“{each.text}” ({each.audience.removesuffix('s') or 'reader'})", indent=2)


def few(k: int) -> str:
    """What is said in the place of so few."""
    return f"fewer than {k} readers, or another row would give them away; not shown"


def _sentence(told: Warmth, k: int) -> Iterator[str]:
    yield paragraph(told.text, first=f"{told.at + 1:>4}  ")
    if not told.asked.shown:
        yield faint(f"      {few(k)}")
        return
    said = [
        f"{SIGNS[each.kind]} {each.kind} {_share(each.readers, each.between)}" for each in told.shares if each.readers
    ]
    reached = f"{told.asked.readers} of {told.asked.began} reached it" if told.asked.began else "nobody was to read it"
    yield "      " + "; ".join([*said, faint(reached)])
    for note in told.notes:
        who = note.audience.removesuffix("s") or "reader"
        yield paragraph(f"“{note.text}”  ({who}, {note.kind})", indent=6)


def _share(readers: int, between: str) -> str:
    return f"{between} ({readers})" if between else str(readers)
