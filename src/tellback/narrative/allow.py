"""A writer who knows better says so in a comment: `<!-- allow weasel-words -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.reading import Comment, reading
from tellback.text.span import Lines, Span

_ALLOW = re.compile(r"(?is)allow(?P<whole>-file)?\s+(?P<names>[\w-]+(?:(?:\s*,\s*|\s+)[\w-]+)*)\s*(?::.*)?")
_BEGINS = re.compile(r"(?i)<!--\s*allow")
_NAME = re.compile(r"[\w-]+")
_BLOCK = re.compile(r"\s*(?P<first>[^\n]*\n?)(?P<rest>(?:[^\n]*\S[^\n]*(?:\n|\Z))*)")


@dataclass(frozen=True, slots=True)
class Allowance:
    """One rule that a comment allows: `span` is where its name stands, `start` and `end` say how far it reaches."""

    rule: str
    span: Span
    start: int
    end: int

    def covers(self, span: Span) -> bool:
        """Whether a finding at a place is allowed."""
        return span.start < self.end and self.start < max(span.end, span.start + 1)


def allowances(prfaq: PRFAQ, lines: Lines) -> tuple[Allowance, ...]:
    """Everything that comments allow, in order.

    A comment alone on its line allows in the block below; one that begins with `allow-file` in the whole file; any
    other on its own line and in the sentence it stands behind. A reason may follow after a colon.
    """
    if not _BEGINS.search(prfaq.source):
        return ()
    return tuple(each for comment in reading(prfaq.source).comments for each in _allowed(comment, prfaq, lines))


def _allowed(comment: Comment, prfaq: PRFAQ, lines: Lines) -> Iterator[Allowance]:
    match = _ALLOW.fullmatch(comment.text)
    if match is None or (" " in match["names"] and not re.search("[-,]", match["names"])):
        return
    start, end = (0, len(prfaq.source) + 1) if match["whole"] else _reach(comment, prfaq, lines)
    offset = prfaq.source.index(comment.text, comment.start) + match.start("names")
    for name in _NAME.finditer(match["names"]):
        yield Allowance(name[0].lower(), lines.span(offset + name.start(), offset + name.end()), start, end)


def _reach(comment: Comment, prfaq: PRFAQ, lines: Lines) -> tuple[int, int]:
    source = prfaq.source
    begin = lines.start_of(lines.place(comment.start)[0])
    stop = (source.find("\n", comment.end) + 1 or len(source) + 1) - 1
    if not source[begin : comment.start].strip() and not source[comment.end : stop].strip():
        return _next_block(source, comment.end)
    spans = [each.span for each in prfaq.sentences if each.span.start < comment.start]
    behind = [span.start for span in spans[-1:] if "\n" not in source[span.end : comment.start]]
    return min([begin, *behind]), stop


def _next_block(source: str, at: int) -> tuple[int, int]:
    """The block below a comment: a heading, or else all up to the next empty line."""
    block = _BLOCK.match(source, at)
    assert block
    heading = block["first"].startswith("#")
    return block.start("first"), block.end("first") if heading else block.end("rest")
