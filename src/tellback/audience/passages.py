"""The passages that changed from one wording to another, each in both: what readers choose between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from tellback.audience.sheet import Sheet, sheet_of
from tellback.narrative.alignment import Kind
from tellback.narrative.compare import aligned, read_version

MOST = 7
"""Passages that a reader is asked about."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that changed side by side, in both wordings, as Markdown.

    `at` is the index of the first of them in the newer wording; where sentences only went, of the one they stood by.
    """

    at: int
    old: str
    new: str


@lru_cache(maxsize=64)
def changed(older: str, newer: str, internal_too: bool) -> tuple[Passage, ...]:
    """The passages that changed, in the order of the newer text: at most `MOST`, those in which most words changed,
    what everybody reads before what only colleagues do, so that all audiences are asked about the same ones.

    A sentence that came or went is shown with the one beside it, so that there is something to choose between. What
    only moved is no other wording; nor is a paragraph, or a question of the FAQ, that only one of the texts has, unless
    it was written anew in the same place.
    """
    before, after = sheet_of(older, internal_too), sheet_of(newer, internal_too)
    sources = _sources(older, newer, before, after)
    texts = [[each.text for each in read_version(text).wording] for text in (older, newer)]
    runs = (run for paragraph in _paragraphs(after) for run in _runs(paragraph.told, sources))
    found = [_passage(run, sources, texts[0], texts[1]) for run in runs]
    found = [each for each in found if each.old.strip() and each.old != each.new]
    common = changed(older, newer, False) if internal_too else ()
    most = sorted(found, key=lambda each: (each in common, _words_changed(each)), reverse=True)[:MOST]
    return tuple(each for each in found if each in most)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together, by index: a title, a paragraph, an item, a quote or a question."""

    kind: str
    told: tuple[int, ...]


Sources = dict[int, tuple[bool, tuple[int, ...]]]
"""Of each sentence of the newer text: whether it changed, and which of the older it was."""


def _sources(older: str, newer: str, before: Sheet, after: Sheet) -> Sources:
    pairs = aligned(older, newer)
    olds: dict[int, list[int]] = {at: [] for at in after.shown}
    differs = {pair.newer for pair in pairs if pair.kind not in {Kind.EXACT, Kind.MOVED}}
    became: dict[int, int] = {}
    asked = [
        {at for each in _paragraphs(read) if each.kind == "question" for at in each.told} for read in (before, after)
    ]
    for pair in pairs:
        alike = (pair.older in asked[0]) == (pair.newer in asked[1])
        if alike and pair.newer in olds and pair.older in before.shown:
            olds[pair.newer].append(pair.older)
            became.setdefault(pair.older, pair.newer)
    for paragraph in _paragraphs(before):
        for at, beside in _gone(paragraph.told, became):
            olds[beside].append(at)
            differs.add(beside)
    for at, instead in _rewritten(_paragraphs(before), _paragraphs(after), olds, became):
        olds[at] = list(instead)
    return {at: (at in differs, tuple(sorted(set(olds[at])))) for at in after.shown}


def _gone(paragraph: Sequence[int], became: dict[int, int]) -> Iterator[tuple[int, int]]:
    """What went from a paragraph of the older text, and the sentence of the newer that the nearest before it became, or
    else the nearest behind it."""
    for place, at in enumerate(paragraph):
        if at not in became:
            near = [*reversed(paragraph[:place]), *paragraph[place + 1 :]]
            beside = next((became[other] for other in near if other in became), None)
            if beside is not None:
                yield at, beside


def _rewritten(
    before: Sequence[Paragraph],
    after: Sequence[Paragraph],
    olds: Mapping[int, Sequence[int]],
    became: Mapping[int, int],
) -> Iterator[tuple[int, Sequence[int]]]:
    """Where a paragraph was written anew: the first sentence of the new one, and all of the old one, which stood in the
    same place, behind the same paragraph, such as the question that both answer."""
    last: int | None = -1
    for paragraph in after:
        follows = before[last + 1] if last is not None and last + 1 < len(before) else None
        here = {was for at in paragraph.told for was in olds[at]}
        if (
            not here
            and follows
            and follows.kind == paragraph.kind != "question"
            and not became.keys() & {*follows.told}
        ):
            here = {*follows.told}
            yield paragraph.told[0], follows.told
        last = max((place for place, other in enumerate(before) if here & {*other.told}), default=None)


def _paragraphs(sheet: Sheet) -> list[Paragraph]:
    faq = [*sheet.external, *sheet.internal]
    blocks = [(block.kind, block) for block in sheet.blocks]
    blocks += [pair for each in faq for pair in (("question", each.title), *((b.kind, b) for b in each.blocks))]
    found = (Paragraph(kind, tuple(piece.number - 1 for piece in block.told)) for kind, block in blocks)
    return [each for each in found if each.told]


def _runs(paragraph: Sequence[int], sources: Sources) -> Iterator[tuple[int, list[int]]]:
    """Changed sentences that stand side by side: where they begin, and what is shown of them."""
    for differs, grouped in groupby(paragraph, key=lambda at: sources[at][0]):
        run = list(grouped)
        if not differs:
            continue
        first, place = run[0], paragraph.index(run[0])
        if not any(sources[at][1] for at in run):
            beside = paragraph[:place][-1:] or paragraph[place + len(run) :][:1]
            run = sorted([*run, *beside])
        yield first, run


def _passage(run: tuple[int, list[int]], sources: Sources, before: Sequence[str], after: Sequence[str]) -> Passage:
    first, shown = run
    olds = sorted({was for at in shown for was in sources[at][1]})
    return Passage(first, " ".join(before[was] for was in olds), " ".join(after[at] for at in shown))


def _words_changed(passage: Passage) -> int:
    old, new = Counter(passage.old.lower().split()), Counter(passage.new.lower().split())
    return ((old - new) + (new - old)).total()
