"""Read a PR/FAQ as people really write it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellback.narrative.asks import Ask, Form, after_a
from tellback.narrative.block import Block, blocks
from tellback.narrative.faq import Entry, entries
from tellback.narrative.fill import fill
from tellback.narrative.flow import Flow
from tellback.narrative.mark import claims
from tellback.narrative.outline import Piece, pieces
from tellback.narrative.passage import Passage, Quote, Role
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.propose import propose
from tellback.narrative.question import Circle, Question, QuestionId
from tellback.narrative.quotes import quotes
from tellback.narrative.reading import reading
from tellback.narrative.roles import Signs, role
from tellback.narrative.slug import slug
from tellback.narrative.titles import Titles, titles
from tellback.text.span import Lines


def parse(text: str, path: str = "") -> PRFAQ:
    """The story in a Markdown text. Never fails: what is not understood is a passage of role "other".

    Every span points into `text`, to the character. What it covers is read as it stands there, with every `{{name}}`
    filled from the `variables` of the front matter.
    """
    filled, variables, uses = fill(text)
    story = filled.in_file(_parse(filled.text, path))
    return replace(story, source=text, variables=variables, uses=uses, filled=filled)


def _parse(text: str, path: str) -> PRFAQ:
    found, lines = reading(text), Lines(text)
    flow = Flow(text, found.visible, lines)
    read = list(pieces(found.visible, blocks(found.visible, lines)))
    told = found.front.get("faq")
    circle = Circle.INTERNAL if told and told.text.lower() == Circle.INTERNAL else Circle.EXTERNAL
    asked = entries(read, found.visible, circle)
    press = _Press(read, asked, flow)
    top = titles(found, read[: press.end], flow)
    passages, said = press.passages(top)
    questions = tuple(_questions(read, asked, flow))
    story = PRFAQ(
        path=path,
        source=text,
        headline=top.headline,
        subheading=top.subheading,
        dateline=top.dateline,
        passages=passages,
        quotes=said,
        questions=questions,
    )
    return replace(story, marked=claims(story.sentences, propose(passages, questions), found.comments, lines))


class _Press:
    """The part of the story that is not FAQ."""

    def __init__(self, read: Sequence[Piece], asked: Sequence[Entry], flow: Flow) -> None:
        self.read, self.flow = read, flow
        self.answers = {index for entry in asked for index in range(entry.index, entry.until)}
        opened = [index for index, piece in enumerate(read) if piece.is_heading and piece.name.faq]
        self.end = min([entry.index for entry in asked[:1]] + opened[:1], default=len(read))
        if not any(piece.is_text for piece in read[: self.end]):
            self.end = len(read)

    def passages(self, top: Titles) -> tuple[tuple[Passage, ...], tuple[Quote, ...]]:
        """Its paragraphs with their roles, and who says what in them."""
        found: list[Passage] = []
        said: list[Quote] = []
        texts = [index for index in self._texts() if index not in top.used]
        last = max(1, sum(index < self.end for index in texts) - 1)
        for number, (index, heading, section) in enumerate(self._sections(texts, top)):
            piece = self.read[index]
            quoted = tuple(quotes(piece, self.flow, expected=section is Role.QUOTE))
            signs = Signs(
                text=piece.text,
                place=number / last,
                label=piece.name.role if piece.label else None,
                heading=section,
                quoted=_covers(quoted, piece.block),
                attributed=any(quote.speaker for quote in quoted),
                in_list=bool(piece.block.items),
            )
            part, sure = role(signs) if index < self.end else (Role.OTHER, 0.5)
            if signs.in_list and found and not (signs.label or signs.heading or signs.quoted):
                part, sure = found[-1].role, round(0.9 * found[-1].confidence, 2)
            start = top.body[1] if index == top.body[0] else piece.block.start
            found.append(_passage(piece.block, start, self.flow, (part, sure), piece.label or heading))
            said += quoted if index < self.end else ()
        return tuple(found), tuple(said)

    def _texts(self) -> Iterator[int]:
        for index, piece in enumerate(self.read):
            if piece.is_text and index not in self.answers and piece.text.strip(" _*"):
                yield index

    def _sections(self, texts: Sequence[int], top: Titles) -> Iterator[tuple[int, str, Role | None]]:
        """Each paragraph with the heading above it and the role that the nearest telling heading gives it."""
        above: list[Piece] = []
        wanted = set(texts)
        for index, piece in enumerate(self.read):
            if piece.is_heading:
                above = [other for other in above if other.block.level < piece.block.level]
                if index not in top.used:
                    above.append(piece)
            elif index in wanted:
                roles = [other.name.role for other in reversed(above) if other.name.role]
                telling = [other.text for other in above if not other.name.frame]
                yield index, telling[-1] if telling else "", roles[0] if roles else None


def _covers(quoted: Sequence[Quote], block: Block) -> bool:
    return sum(quote.span.end - quote.span.start for quote in quoted) > 0.4 * (block.end - block.start)


def _passage(block: Block, start: int, flow: Flow, part: tuple[Role, float], heading: str) -> Passage:
    span = flow.lines.span(block.start, block.end)
    cut = flow.sentences(_from(block, start))
    return Passage(span.of(flow.source), span, part[0], part[1], cut, heading)


def _from(block: Block, start: int) -> Block:
    """The part of a block behind an offset."""
    lines = tuple((max(begin, start), end) for begin, end in block.lines if end > start)
    return replace(block, lines=lines or block.lines[-1:])


def _questions(read: Sequence[Piece], asked: Sequence[Entry], flow: Flow) -> Iterator[Question]:
    taken: set[str] = set()
    for entry in asked:
        span = flow.lines.span(entry.ask.start, entry.ask.end)
        text = span.of(flow.source)
        taken.add(name := slug(text, taken))
        answer = _answer(read, entry, flow)
        answer_span = flow.lines.span(*answer) if answer else None
        passages = tuple(_answer_passages(read, entry, flow, text)) if answer_span else ()
        words = answer_span.of(flow.source) if answer_span else ""
        yield Question(QuestionId(name), text, span, words, answer_span, entry.circle, passages)


def _answer(read: Sequence[Piece], entry: Entry, flow: Flow) -> tuple[int, int] | None:
    """Where the answer stands: from behind the question to before what comes next."""
    ask, visible = entry.ask, flow.visible
    if ask.form is Form.ROW:
        return _cell(ask, visible)
    blocks_ = [piece.block for piece in read[entry.index + 1 : entry.until]]
    while blocks_ and not visible[blocks_[-1].start : blocks_[-1].end].strip("-*_ \n"):
        blocks_.pop()
    end = blocks_[-1].end if blocks_ else read[entry.index].block.end
    start = ask.answer
    if start is None:
        if not blocks_:
            return None
        start = after_a(visible, blocks_[0].start, end)
        if start == blocks_[0].start:
            line = visible[visible.rfind("\n", 0, start) + 1 : start]
            start -= len(line.lstrip())
    return (start, end) if start < end else None


def _cell(ask: Ask, visible: str) -> tuple[int, int] | None:
    start = ask.answer or ask.end
    stop = visible.find("\n", start)
    cell = visible[start : stop if stop >= 0 else len(visible)].partition("|")[0]
    words = cell.strip()
    start += len(cell) - len(cell.lstrip())
    return (start, start + len(words)) if words else None


def _answer_passages(read: Sequence[Piece], entry: Entry, flow: Flow, question: str) -> Iterator[Passage]:
    own = read[entry.index].block
    if entry.ask.answer is not None and entry.ask.form is not Form.ROW:
        yield _passage(_from(own, entry.ask.answer), entry.ask.answer, flow, (Role.ANSWER, 1.0), question)
    for piece in read[entry.index + 1 : entry.until]:
        if piece.is_text and piece.text.strip(" _*"):
            start = after_a(flow.visible, piece.block.start, piece.block.end)
            yield _passage(_from(piece.block, start), start, flow, (Role.ANSWER, 1.0), question)
