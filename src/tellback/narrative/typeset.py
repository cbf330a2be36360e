"""The story as a page sets it: blocks of text in the file's order, with the promises marked in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellback.narrative.evidence import Evidence, Relation
from tellback.narrative.passage import Passage, Role, Sentence
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.story import Story, ToldClaim, ToldQuestion
from tellback.stats.intervals import share

MARKER = re.compile(r"\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+|#{1,6}\s+)?")
COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's Markdown; a promise where `told` is set, its number in the story beside it."""

    text: str
    told: ToldClaim | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, item or quote."""

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def told(self) -> tuple[Piece, ...]:
        """The promises in it."""
        return tuple(piece for piece in self.pieces if piece.told)


def typeset(story: Story) -> tuple[Block, ...]:
    """The press release in blocks, a heading before the passages that stand under it."""
    return tuple(_blocks(story))


def typeset_answer(story: Story, asked: ToldQuestion) -> tuple[Block, ...]:
    """The answer to a question in blocks, its promises marked."""
    blocks = (_block(story, part.span.start, part.span.end) for part in asked.question.passages)
    return tuple(block for block in blocks if block.pieces)


def typeset_sentence(story: Story, sentence: Sentence | None) -> Block:
    """A line that stands alone, such as the headline, with the promise in it marked."""
    pieces = _pieces(story.prfaq, sentence.span.start, sentence.span.end, story.claims) if sentence else ()
    return Block("title", tuple(pieces))


def subheading(story: Story) -> str:
    """The subheading, unless it stands in a passage of its own."""
    line = story.prfaq.subheading
    inside = line and any(each.span.start <= line.span.start < each.span.end for each in story.prfaq.passages)
    return "" if line is None or inside else line.text


def leaning(told: ToldClaim) -> tuple[str, int]:
    """Which way customers lean on a promise, and how surely, 0 to 9.

    `vague`, `quiet`, `supported` or `contradicted`; the number is the lower end of Wilson's interval for the share
    of the side that leads, so that few people stay pale.
    """
    supporting, contradicting = people(told, Relation.SUPPORTS), people(told, Relation.CONTRADICTS)
    if not supporting + contradicting:
        return ("vague" if note(told) else "quiet"), 0
    low = share(max(supporting, contradicting), supporting + contradicting).low or 0.0
    return ("supported" if supporting >= contradicting else "contradicted"), min(9, int(low * 10))


def people(told: ToldClaim | ToldQuestion, relation: Relation | str) -> int:
    """How many people stand in this relation to it."""
    found = evidence(told, relation)
    return found.people if found else 0


def evidence(told: ToldClaim | ToldQuestion, relation: Relation | str) -> Evidence | None:
    """What is known of one relation."""
    return next((item for item in told.evidence if item.relation == relation), None)


def note(told: ToldClaim) -> str:
    """What the program has to say about the promise itself, such as that it is too vague to link."""
    return next((item.note for item in told.evidence if item.note), "")


def _blocks(story: Story) -> Iterator[Block]:
    heading = ""
    for passage in sorted(story.prfaq.passages, key=lambda passage: passage.span):
        if passage.heading != heading:
            heading = passage.heading
            if heading:
                yield Block("heading", (Piece(heading),))
        start, title = passage.span.start, story.prfaq.headline
        if title and start <= title.span.start < passage.span.end:
            start = title.span.end
        block = _block(story, start, passage.span.end, passage)
        if block.pieces:
            yield block


def _block(story: Story, start: int, end: int, passage: Passage | None = None) -> Block:
    source = story.prfaq.source
    before = source[source.rfind("\n", 0, start) + 1 : start]
    inside = MARKER.match(source, start, end)
    start = inside.end() if inside else start
    lead = before + (inside.group() if inside else "")
    kind = "item" if re.search(r"[-*+\d]", lead) else "paragraph"
    if passage and passage.role is Role.QUOTE:
        kind = "quote"
    return Block(kind, tuple(_pieces(story.prfaq, start, end, story.claims)))


def _pieces(prfaq: PRFAQ, start: int, end: int, claims: Sequence[ToldClaim]) -> Iterator[Piece]:
    at = start
    for number, told in enumerate(claims, 1):
        span = told.claim.span
        if not at <= span.start < span.end <= end:
            continue
        yield from _plain(prfaq.words(at, span.start))
        yield Piece(_clean(prfaq.words(span.start, span.end)).strip(), told, number)
        at = span.end
    yield from _plain(prfaq.words(at, end))


def _plain(text: str) -> Iterator[Piece]:
    cleaned = _clean(text)
    if cleaned.strip():
        yield Piece(cleaned)
    elif cleaned:
        yield Piece(" ")


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", COMMENT.sub("", text))
