"""The running text of a block, and its sentences in place."""

from __future__ import annotations

from tellback.narrative.block import Block
from tellback.narrative.passage import Sentence
from tellback.text.sentences import sentences
from tellback.text.span import Lines


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
