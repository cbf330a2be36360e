"""The blocks of a Markdown file: headings, paragraphs and the like, each exactly in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tellback.text.span import Lines

if TYPE_CHECKING:
    from markdown_it.token import Token


class Kind(StrEnum):
    """What a block is to a reader."""

    HEADING = "heading"
    TEXT = "text"
    TABLE = "table"
    HTML = "html"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """`lines` are the (start, end) offsets of what stands on each line, without list, quote and heading marks.

    `items` are the list items it stands in, outermost first; `opens` says that it is the first in its item.
    """

    kind: Kind
    lines: tuple[tuple[int, int], ...]
    level: int = 0
    items: tuple[int, ...] = ()
    opens: bool = False
    quoted: bool = False

    @property
    def start(self) -> int:
        """Where its text begins."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.lines[-1][1]

    def part(self, first: int, last: int | None = None) -> Block:
        """Some of its lines only."""
        return replace(self, lines=self.lines[first:last], opens=self.opens and first == 0)


_LEAVES = {"fence": Kind.OTHER, "code_block": Kind.OTHER, "hr": Kind.OTHER, "html_block": Kind.HTML}


def blocks(visible: str, lines: Lines) -> Iterator[Block]:
    """The blocks of a text in which every line break is a bare "\\n", in order."""
    walk = _Walk(visible, lines)
    for token in _tokens(visible):
        yield from walk.step(token)


def _tokens(text: str) -> list[Token]:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark").enable("table")
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown.parse(text)


class _Walk:
    """Keeps count of the lists and quotes around the token at hand."""

    def __init__(self, visible: str, lines: Lines) -> None:
        self.visible, self.lines = visible, lines
        self.items: list[int] = []
        self.quotes = self.seen = self.level = 0
        self.fresh = self.in_table = False

    def step(self, token: Token) -> Iterator[Block]:
        name = token.type
        if name == "table_open":
            yield self._block(Kind.TABLE, token)
        self.in_table = name != "table_close" and (self.in_table or name == "table_open")
        if self.in_table:
            return
        if name == "inline":
            if token.content:
                yield self._block(Kind.HEADING if self.level else Kind.TEXT, token)
        elif name in _LEAVES:
            yield self._block(_LEAVES[name], token)
        else:
            self._around(name, token)

    def _around(self, name: str, token: Token) -> None:
        if name == "heading_open":
            self.level = int(token.tag[1:])
        elif name == "heading_close":
            self.level = 0
        elif name in {"blockquote_open", "blockquote_close"}:
            self.quotes += token.nesting
        elif name == "list_item_open":
            self.seen += 1
            self.items.append(self.seen)
            self.fresh = True
        elif name == "list_item_close":
            self.items.pop()

    def _block(self, kind: Kind, token: Token) -> Block:
        opens, self.fresh = self.fresh and bool(self.items), False
        first, last = token.map or (0, 1)
        found = self._inline(token, first) if token.type == "inline" else self._whole(first, last)
        return Block(kind, found, self.level, tuple(self.items), opens, self.quotes > 0)

    def _inline(self, token: Token, first: int) -> tuple[tuple[int, int], ...]:
        """Each line of the content where it stands in the text: it is the text's own line without its marks."""
        found = []
        for number, content in enumerate(token.content.split("\n"), first + 1):
            words, begin = content.strip(), self.lines.start_of(number)
            at = self.visible.find(words, begin)
            found.append((at, at + len(words)))
        return tuple(found)

    def _whole(self, first: int, last: int) -> tuple[tuple[int, int], ...]:
        start = self.lines.start_of(first + 1)
        end = self.lines.start_of(last + 1) if last < self.lines.count else len(self.visible)
        return ((start, start + len(self.visible[start:end].rstrip())),)
