"""The whole story in one line: what each sentence did, and how many were still reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from tellback.audience.mark import Kind
from tellback.audience.sheet import Asked, Sheet
from tellback.audience.warmth import Group, Heat, Warmth
from tellback.narrative.typeset import Block
from tellback.stats.intervals import share

STEPS = 20
NOTED = 0.1
STILL, GAP, SIDE = 20, 8, 36
"""Heights: of the share still reading, of what is left free below it, and of each side of the middle line."""
MIDDLE = STILL + GAP + SIDE


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar; `sure` up to the share that it is at least."""

    kind: Kind
    sure: bool
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A sentence: what excites above the middle line, what confuses and is doubted below. `still` is the height of
    the share still reading.
    """

    told: Warmth
    still: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the story, and how many bars stand before it."""

    name: str
    begins: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars in reading order; a side of the middle line is `most` of the readers high."""

    most: float
    bars: tuple[Bar, ...]
    sections: tuple[Section, ...]


def strip(found: Heat) -> Strip:
    """The bars of a version's sentences."""
    highest = max((max(_up(each), _down(each)) for each in found.known), default=0.0)
    most = max(1, ceil(highest * 4)) / 4
    bars = tuple(Bar(each, _still(each.asked), tuple(_parts(each, most))) for each in found.sentences)
    return Strip(most, bars, tuple(_sections(found.sheet)) if found.sheet else ())


def mix(group: Group) -> tuple[int, int]:
    """Where along a bar of `STEPS` steps the second and the third kind begin; whatever was said at all has a step."""
    if not group.marked:
        return STEPS, STEPS
    counts = [group.of(kind) for kind in Kind]
    steps = [max(1, round(STEPS * n / group.marked)) if n else 0 for n in counts]
    steps[steps.index(max(steps))] += STEPS - sum(steps)
    return steps[0], steps[0] + steps[1]


def pale(group: Group) -> bool:
    """Whether so few marked a sentence that its bar shall not stand out."""
    return (share(group.marked, group.readers or 0).low or 0.0) < NOTED


def _sections(page: Sheet) -> Iterator[Section]:
    begins = 0
    parts = (
        ("press release", page.blocks),
        ("customers ask", _faq(page.external)),
        ("colleagues ask", _faq(page.internal)),
    )
    for name, blocks in parts:
        if sentences := sum(len(block.told) for block in blocks):
            yield Section(name, begins)
            begins += sentences


def _faq(asked: tuple[Asked, ...]) -> tuple[Block, ...]:
    return tuple(block for each in asked for block in (each.title, *each.blocks))


def _still(group: Group) -> float:
    return STILL * (group.readers or 0) / group.began if group.began else 0.0


def _up(told: Warmth) -> float:
    return told.asked.excites / told.asked.readers if told.asked.excites and told.asked.readers else 0.0


def _down(told: Warmth) -> float:
    against = told.asked.of(Kind.CONFUSES) + told.asked.of(Kind.DOUBTS)
    return against / told.asked.readers if told.asked.readers else 0.0


def _parts(told: Warmth, most: float) -> Iterator[Part]:
    """Each kind pale up to its share, and full up to what it is at least."""
    below = 0.0
    for each in told.shares:
        if not each.readers or each.share.estimate is None:
            continue
        for value, sure in ((each.share.estimate, False), (each.least, True)):
            height = SIDE * value / most
            yield Part(
                each.kind,
                sure,
                round(MIDDLE - height if each.kind is Kind.EXCITES else MIDDLE + below, 2),
                round(height, 2),
            )
        if each.kind is not Kind.EXCITES:
            below += SIDE * each.share.estimate / most
