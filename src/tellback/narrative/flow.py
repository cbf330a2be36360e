"""The running text of a block, and its sentences in place."""

from __future__ import annotations

import re

from tellback.narrative.block import Block
from tellback.narrative.passage import Sentence
from tellback.text.sentences import sentences
from tellback.text.span import Lines

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)\s]*(?:\s[^)]*)?\)|\[[^\]]*\])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_EMPHASIS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_QUOTE_MARK = re.compile(r"\n[ \t]*(?:>[ \t]?)+")


def plain(markdown: str) -> str:
    """Markdown as it is read aloud: no marks, no comments, links by their words, all on one line."""
    text = _TAG.sub("", _LINK.sub(r"\1", _COMMENT.sub(" ", _QUOTE_MARK.sub(" ", markdown))))
    for _ in range(3):
        text, changed = _EMPHASIS.subn(r"\2", text)
        if not changed:
            break
    return " ".join(text.split())


class Flow:
    """Cuts the blocks of one file into sentences that know their line and column."""

    def __init__(self, source: str, visible: str, lines: Lines) -> None:
        self.source, self.visible, self.lines = source, visible, lines

    def sentence(self, start: int, end: int) -> Sentence:
        """The stretch between two offsets as one sentence."""
        return Sentence(self.source[start:end], self.lines.span(start, end))

    def sentences(self, block: Block) -> tuple[Sentence, ...]:
        """The sentences of a block, across its wrapped lines."""
        text = self.text(block)
        return tuple(self.sentence(block.start + start, block.start + end) for start, end in sentences(text))

    def text(self, block: Block) -> str:
        """A block's text at its own length: a wrapped line goes on, a line broken on purpose ends a sentence."""
        parts = [self.visible[slice(*block.lines[0])]]
        for (_, before), (after, end) in zip(block.lines, block.lines[1:], strict=False):
            gap = self.source[before:after]
            on_purpose = gap.startswith("  ") or self.source[before - 1 : before] == "\\"
            parts += [("\n\n" if on_purpose else "").ljust(len(gap))[: len(gap)], self.visible[after:end]]
        return "".join(parts)
