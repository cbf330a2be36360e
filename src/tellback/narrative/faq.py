"""Where the FAQ is in a story, whose it is, and which of its pieces are questions."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellback.narrative.asks import Ask, Form, bold, heading_asks, is_question, plain, rows, spoken
from tellback.narrative.block import Kind
from tellback.narrative.outline import UNMARKED, Piece
from tellback.narrative.question import Circle

ENOUGH = 3
"""So many answered questions of one form make an FAQ although no heading says so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question found in the piece at `index`; its answer ends before the piece at `until`."""

    index: int
    ask: Ask
    circle: Circle
    until: int


def entries(pieces: Sequence[Piece], visible: str, circle: Circle = Circle.EXTERNAL) -> list[Entry]:
    """Every question of the FAQ in order. `circle` is whose an FAQ is that does not say so."""
    titled = any(piece.is_heading and piece.name.faq for piece in pieces)
    found = _Walk(pieces, visible, circle, titled=titled).all()
    if titled:
        return found
    counts = Counter(entry.ask.form for entry in found if _answered(entry))
    return [entry for entry in found if entry.ask.form <= Form.HEADING or counts[entry.ask.form] >= ENOUGH]


def _answered(entry: Entry) -> bool:
    return entry.until > entry.index + 1 or (entry.ask.form is not Form.ITEM and entry.ask.answer is not None)


class _Walk:
    """Goes through the pieces and knows whether it is in an FAQ, in whose, and inside which question."""

    def __init__(self, pieces: Sequence[Piece], visible: str, circle: Circle, *, titled: bool) -> None:
        self.pieces, self.visible, self.titled = pieces, visible, titled
        self.default = self.circle = circle
        self.level = None if titled else 0
        self.asked: int | None = None
        self.last: tuple[Form, tuple[int, ...]] | None = None
        self.met = False
        self.found: list[tuple[int, Ask, Circle]] = []
        self.bounds: set[int] = set()

    def all(self) -> list[Entry]:
        for index, piece in enumerate(self.pieces):
            asks = self._heading(index, piece) if piece.is_heading else self._other(piece)
            for ask in asks:
                self.found.append((index, ask, self.circle))
                self.bounds.add(index)
        ends = [*sorted(self.bounds), len(self.pieces)]
        return [Entry(index, ask, circle, ends[bisect_right(ends, index)]) for index, ask, circle in self.found]

    def _heading(self, index: int, piece: Piece) -> Iterator[Ask]:
        if not self.titled:
            return self._untitled_heading(index, piece)
        level, marked = piece.block.level, piece.text.rstrip("*_` ").endswith("?")
        if piece.name.faq:
            self._open(index, level, piece.name.circle or self.default)
        elif self.level is None:
            if self.met and self._all_questions(index):
                self._open(index, level, self.circle)
        elif level <= self.level and not marked:
            self.bounds.add(index)
            self.level = self.asked = None
            if self._all_questions(index):
                self._open(index, level, self.circle)
        elif piece.name.circle and not marked and not self._inside_answer(level):
            self._open(index, self.level, piece.name.circle)
        elif not self._inside_answer(level):
            return self._entry(index, piece)
        return iter(())

    def _inside_answer(self, level: int) -> bool:
        return self.asked is not None and level > self.asked

    def _entry(self, index: int, piece: Piece) -> Iterator[Ask]:
        self.bounds.add(index)
        self.asked = None
        if is_question(piece.text) or self._unasked(index):
            self.asked, self.last = piece.block.level, None
            yield spoken(piece, self.visible) or heading_asks(piece, self.visible)

    def _untitled_heading(self, index: int, piece: Piece) -> Iterator[Ask]:
        self.bounds.add(index)
        self.asked = self.last = None
        if piece.text.rstrip("*_` ").endswith("?") and self._among_questions(index):
            self.asked = piece.block.level
            yield spoken(piece, self.visible) or heading_asks(piece, self.visible)

    def _open(self, index: int, level: int, circle: Circle) -> None:
        self.level, self.circle, self.asked, self.last, self.met = level, circle, None, None, True
        self.bounds.add(index)

    def _section(self, index: int) -> list[Piece]:
        """The headings one level below the heading at `index`."""
        level = self.pieces[index].block.level if index >= 0 else 0
        inside: list[Piece] = []
        for piece in self.pieces[index + 1 :]:
            if piece.is_heading and piece.block.level <= level:
                break
            if piece.is_heading:
                inside.append(piece)
        top = min((piece.block.level for piece in inside), default=0)
        return [piece for piece in inside if piece.block.level == top]

    def _all_questions(self, index: int) -> bool:
        headings = self._section(index)
        return len(headings) > 1 and all(is_question(piece.text) for piece in headings)

    def _among_questions(self, index: int) -> bool:
        """Whether a heading's siblings make an FAQ that nobody called one: all of them ask, or three in a row do."""
        level = self.pieces[index].block.level
        parent = next((at for at in range(index, -1, -1) if self._level(at) < level), -1)
        asking = [is_question(piece.text) for piece in self._section(parent)]
        return len(asking) > 1 and (all(asking) or "111" in "".join(str(int(asks)) for asks in asking))

    def _level(self, index: int) -> int:
        piece = self.pieces[index]
        return piece.block.level if piece.is_heading else UNMARKED

    def _unasked(self, index: int) -> bool:
        """Whether a heading without question words is an entry: no heading of its FAQ has any."""
        opened = max((at for at in self.bounds if at < index and self.pieces[at].name.faq), default=None)
        if opened is None or self.last:
            return False
        return not any(is_question(piece.text) for piece in self._section(opened)) and not self._section(index)

    def _other(self, piece: Piece) -> Iterator[Ask]:
        ask = spoken(piece, self.visible)
        if ask and (self.level is not None or self.visible[ask.start : ask.end].endswith("?")):
            self.last = (Form.SPOKEN, piece.block.items)
            yield ask
            return
        if self.level is None or self.asked is not None:
            return
        if piece.block.kind is Kind.TABLE and self.last is None:
            yield from rows(piece, self.visible)
        elif piece.is_text:
            yield from self._text(piece)

    def _text(self, piece: Piece) -> Iterator[Ask]:
        items = piece.block.items
        if self.last and self.last[1] and items[: len(self.last[1])] == self.last[1]:
            return
        ask = bold(piece, self.visible)
        if ask is None and self._may_be_plain(piece):
            ask = plain(piece, self.visible)
        if ask:
            self.last = (Form.ITEM if items and ask.form is not Form.BOLD else ask.form, items)
            yield ask

    def _may_be_plain(self, piece: Piece) -> bool:
        """Whether a question without any mark may open an entry here: not inside an answer to a marked one."""
        items = piece.block.items
        if not items:
            return self.last is None or self.last[0] in {Form.BOLD, Form.PLAIN}
        if not piece.block.opens:
            return False
        return self.last is None or (self.last[0] is Form.ITEM and len(items) == len(self.last[1]))
