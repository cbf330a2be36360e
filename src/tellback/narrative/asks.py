"""The forms a question takes: "Q:", bold, a heading, a list item, a row of a table, a plain line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from tellback.narrative.block import Block, Kind
from tellback.narrative.outline import Piece

_Q = re.compile(r"[\W_]{0,4}(?:Q|Question|Frage)\s?#?\d{0,3}\s?[:.)][*_]*\s*(?=\S)")
_A = re.compile(r"[*_]*(?:A|Answer|Antwort)\s?\d{0,3}\s?[:.)][*_]*\s*(?=\S)")
_A_BEHIND = re.compile(r"[*_]*\s+(?=[*_]*(?:A|Answer|Antwort)\s?\d{0,3}\s?:)")
_BOLD = re.compile(r"(?:\*\*|__)(?!\s)")
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|Q\d{1,3}[.:)]?)\s+")
_ENDS = re.compile(r"[?？؟][\"'”’)\]*_`\s]*(?:[(\[][^)\]]{0,40}[)\]][*_\s]*)?$")
_BEGINS = re.compile(
    r"(?:what|what[’']s|why|how|who|whose|when|where|which|can|could|do|does|did|is|are|was|were|will|would|should|may|"
    r"has|have|am)\b(?=.*\w)",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s>]*")
_CELL = re.compile(r"(?<!\\)\|")


class Form(IntEnum):
    """How a question is marked as one, the plainest mark first."""

    SPOKEN = 0
    HEADING = 1
    BOLD = 2
    ITEM = 3
    ROW = 4
    PLAIN = 5


@dataclass(frozen=True, slots=True)
class Ask:
    """A question's place, and where in the same piece its answer begins, if it does."""

    form: Form
    start: int
    end: int
    answer: int | None = None


def is_question(text: str) -> bool:
    """Whether a text is worded as a question; many leave the question mark out."""
    words = text.strip(' *_`"“”>')
    return bool(_ENDS.search(text)) or bool(
        _BEGINS.match(words) and words[-1:] not in ".!:;" and len(words.split()) > 2
    )


def heading_asks(piece: Piece, visible: str) -> Ask:
    """A heading taken as a question, without number and emphasis."""
    start, end = _bare(visible, piece.block.start, piece.block.end)
    return Ask(Form.HEADING, start, end)


def spoken(piece: Piece, visible: str) -> Ask | None:
    """A question marked with "Q:"; nothing behind it asks nothing."""
    match = _Q.match(visible, piece.block.start, piece.block.end)
    if match is None or piece.block.kind not in {Kind.TEXT, Kind.HEADING}:
        return None
    opened = "**" in match[0] and match[0].count("**") % 2 == 1
    ask = _split(Form.SPOKEN, piece.block, visible, match.end(), "**" if opened else "")
    return ask if ask.start < ask.end else None


def bold(piece: Piece, visible: str) -> Ask | None:
    """A question in bold at the beginning of a paragraph; what follows it is its answer."""
    start = piece.block.start
    match = _BOLD.match(visible, start, piece.block.end)
    if match is None:
        return None
    ask = _split(Form.BOLD, piece.block, visible, match.end(), match[0])
    text = visible[ask.start : ask.end]
    whole = ask.answer is None or "\n" in visible[ask.end : ask.answer]
    return ask if _ENDS.search(text) or (whole and is_question(text)) else None


def plain(piece: Piece, visible: str) -> Ask | None:
    """A paragraph or list item that begins with a question of one line, or is one."""
    ask = _split(Form.ITEM if piece.block.items else Form.PLAIN, piece.block, visible, piece.block.start, "")
    text = visible[ask.start : ask.end]
    if ask.form is Form.PLAIN and not _ENDS.search(text):
        return None
    return ask if is_question(text) and len(text.split()) < 60 else None


def rows(piece: Piece, visible: str) -> list[Ask]:
    """The questions in the first column of a table, each answered in the next."""
    found = []
    at = piece.block.start
    for line in visible[piece.block.start : piece.block.end].split("\n"):
        bars = [match.start() for match in _CELL.finditer(line)]
        if line.startswith("|") and len(bars) > 2:
            start, end = _bare(visible, at + bars[0] + 1, at + bars[1])
            if _ENDS.search(visible[start:end]):
                found.append(Ask(Form.ROW, start, end, at + bars[1] + 1))
        at += len(line) + 1
    return found


def after_a(visible: str, start: int, end: int) -> int:
    """Where an answer begins behind its "A:"."""
    match = _A.match(visible, start, end)
    return match.end() if match else start


def _split(form: Form, block: Block, visible: str, start: int, mark: str) -> Ask:
    """Part a piece into the question and the answer that may follow in it."""
    stop, answer = _stop(block, visible, start, mark)
    begin, end = _bare(visible, start, stop)
    gap = _GAP.match(visible, answer, block.end)
    answer = gap.end() if gap else answer
    return Ask(form, begin, end, after_a(visible, answer, block.end) if answer < block.end else None)


def _stop(block: Block, visible: str, start: int, mark: str) -> tuple[int, int]:
    if mark:
        closed = visible.find(mark, start, block.end)
        if closed >= 0:
            return closed, closed + len(mark)
    behind = _A_BEHIND.search(visible, start, block.end)
    if behind:
        return behind.start(), behind.end()
    for _, end in block.lines[:-1]:
        if end > start and _ENDS.search(visible[start:end]):
            return end, end
    return block.end, block.end


def _bare(visible: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the spaces, numbers and balanced emphasis around it."""
    while True:
        before = start, end
        while start < end and visible[start].isspace():
            start += 1
        while start < end and visible[end - 1].isspace():
            end -= 1
        number = _NUMBER.match(visible, start, end)
        if number:
            start = number.end()
        for mark in ("**", "__", "*", "_"):
            inner = start + len(mark), end - len(mark)
            if visible.startswith(mark, start) and visible.endswith(mark, *inner[:1], end) and inner[0] < inner[1]:
                start, end = inner if mark not in visible[slice(*inner)] else (start, end)
        if (start, end) == before:
            return start, end
