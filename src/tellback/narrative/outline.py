"""The pieces of a story in the order they are read: blocks, with labels and unmarked headings understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tellback.narrative.block import Block, Kind
from tellback.narrative.names import Name, announced

UNMARKED = 7
"""The level of a heading that is not marked as one: below every marked heading."""

_LABEL = re.compile(
    r"\*\*(?P<bold>[A-Z][^*\n]{2,40}?)(?:[.:]\*\*|\*\*:)\s+(?=\S)"
    r"|(?P<plain>[A-Z][\w’'/&-]*(?: [\w’'/&-]+){0,4}):\s+(?=\S)",
)
_HEADING_LIKE = re.compile(r"(?P<mark>\*\*|__|)(?P<name>[^\W_][^*_\n.?!]{1,60}?):?(?P=mark):?")


_NAMELESS = Name()


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, its text on one line, and the label it begins with ("Solution"), which is not part of the text."""

    block: Block
    text: str
    name: Name = _NAMELESS
    label: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it opens a section."""
        return self.block.kind is Kind.HEADING

    @property
    def is_text(self) -> bool:
        """Whether it is a paragraph, of a list item or a quote too."""
        return self.block.kind is Kind.TEXT


def pieces(visible: str, blocks: Iterable[Block]) -> Iterator[Piece]:
    """Cut blocks at labelled lines and take short lines with a known name for the headings they are meant as."""
    for block in blocks:
        if block.kind is Kind.TEXT:
            yield from _pieces_of_text(visible, block)
        elif block.kind is Kind.HEADING:
            text = _text(visible, block)
            yield _labelled(visible, block) or Piece(block, text, announced(text))
        else:
            yield Piece(block, visible[block.start : block.end])


def _text(visible: str, block: Block) -> str:
    return " ".join(visible[start:end].strip() for start, end in block.lines)


def _pieces_of_text(visible: str, block: Block) -> Iterator[Piece]:
    first = 0
    for number in range(1, len(block.lines)):
        if _labelled(visible, block.part(number, number + 1)):
            yield _piece_of_text(visible, block.part(first, number))
            first = number
    yield _piece_of_text(visible, block.part(first))


def _piece_of_text(visible: str, block: Block) -> Piece:
    text = _text(visible, block)
    if len(text) < 70 and not block.items:
        match = _HEADING_LIKE.fullmatch(text)
        if match and len(match["name"].split()) <= (5 if match["mark"] else 3) and announced(match["name"]):
            return Piece(replace(block, kind=Kind.HEADING, level=UNMARKED), match["name"], announced(match["name"]))
    return _labelled(visible, block) or Piece(block, text)


def _labelled(visible: str, block: Block) -> Piece | None:
    """The piece behind a label such as "Solution:", if the block begins with one that announces something."""
    start, end = block.lines[0]
    match = _LABEL.match(visible, start, end)
    if match is None:
        return None
    label = match["bold"] or match["plain"]
    name = announced(label)
    if not (name.role or name.title or name.subtitle or name.date or name.frame):
        return None
    name = _NAMELESS if name.frame else name
    lines = ((match.end(), end), *block.lines[1:])
    return Piece(rest := replace(block, lines=lines), _text(visible, rest), name, label)
