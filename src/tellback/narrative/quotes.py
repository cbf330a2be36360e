"""Who says what in a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.flow import Flow
from tellback.narrative.outline import Piece
from tellback.narrative.passage import Quote, Role
from tellback.narrative.plain import plain

_QUOTED = re.compile(
    r"(?:[“„«]|(?<![\w.,;:!?`)\]’'])\"(?=\S))(?P<words>[^“”„«»\"]{12,1500}?)(?:[”“»]|(?<=\S)\"(?!\w))",
)
_NO_SPEAKER = re.compile(r"\b(?:you|we|i|it|could|can|is|are|was|will|this|these|they)\b|[=<>{}]", re.IGNORECASE)
_SAID = (
    r"(?:said|says|say|added|adds|explain(?:s|ed)|not(?:es|ed)|comment(?:s|ed)|report(?:s|ed)|put it|told us|writes)"
)
_NAME = r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of|de|van|von|der|la)){0,4}"
_ROLE = r"(?:, [^,.;:“”\"]{2,70}){0,3}"
_BEHIND = [
    re.compile(r"[\s,.*_]*(?:<br ?/?>)?[-–—―~]{1,3}\s*(?P<who>[^“”\"\n]{2,140})"),
    re.compile(rf"[\s,*_]*{_SAID}\s+(?P<who>(?:[^.;“”\"\n]|\.(?=[\w,]|\s[A-Z]\w*\.)){{2,140}})"),
    re.compile(rf"[\s,*_]*(?P<who>{_NAME}{_ROLE}),? {_SAID}\b"),
    re.compile(r"[\s*_]+(?P<who>[A-Z][^.!?“”\"\n]{1,40},[^.!?“”\"\n]{2,80})[.*_\s]*$"),
]
_AHEAD = re.compile(rf"(?:(?P<who>{_NAME}{_ROLE}),? {_SAID}|[Aa]ccording to (?P<by>{_NAME}{_ROLE}))[:,]?\s*[*_]*$")


def quotes(piece: Piece, flow: Flow, *, expected: bool) -> Iterator[Quote]:
    """The quotes of a piece: words in quotation marks that somebody is said to have said, or that stand alone.

    `expected` says that the section is one of quotes, so that words without a speaker count too.
    """
    text, offset = flow.text(piece.block), piece.block.start
    found: list[tuple[int, int, str]] = []
    for match in _QUOTED.finditer(text):
        who = _speaker(text, match)
        alone = len(match[0]) > 0.6 * len(text) and len(match["words"].split()) > 4
        if found and not who and found[-1][2]:
            found[-1] = (found[-1][0], match.end("words"), found[-1][2])
        elif who or alone or expected:
            found.append((match.start("words"), match.end("words"), who))
    if not found and piece.name.role is Role.QUOTE and piece.label:
        found.append((0, len(text), re.sub(r"(?i)[’']?s?\s*quotes?\b.*", "", piece.label).strip()))
    for start, end, who in found:
        span = flow.lines.span(offset + start, offset + end)
        yield Quote(span.of(flow.source), who, span)


def _speaker(text: str, match: re.Match[str]) -> str:
    for pattern in _BEHIND:
        behind = pattern.match(text, match.end())
        if behind and not _NO_SPEAKER.search(behind["who"]):
            return plain(behind["who"]).strip(" .,*_")
    ahead = _AHEAD.search(text, max(0, match.start() - 160), match.start())
    who = ahead["who"] or ahead["by"] if ahead else ""
    return "" if _NO_SPEAKER.search(who) else plain(who).strip(" .,*_")
