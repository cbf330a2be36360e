"""Headline, subheading and dateline of a story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellback.narrative.asks import heading_asks
from tellback.narrative.flow import Flow
from tellback.narrative.outline import Piece
from tellback.narrative.passage import Sentence
from tellback.narrative.reading import Reading

_EMPHASISED = re.compile(r"(\*{1,3}|_{1,3})(?=\S)[^\n]*(?<=\S)\1")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mär|Mai|Okt|Dez)[\w.]*"
_DAY = re.compile(
    rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}\.?\s+{_MONTH},?\s+\d{{4}}|{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|\[[^\]]*(?:date|day|month|year|20\d\d)[^\]]*\]|\bQ[1-4] \d{4}",
    re.IGNORECASE,
)
_CITY = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+)*,|[A-Z][A-Z .'’-]{4,}(?:$|[(–—-])|\[(?:[Cc]ity|CITY|[Ll]ocation|[Pp]lace)[^\]]*\]"
)
_DASH = re.compile(r"\s*(?:--+|[–—―]| - |:(?=\s))\s*[*_]*\s*")
_SMALL_WORD = re.compile(r"(?<![\w.])(?!of\b|and\b|the\b|de\b|am\b|on\b|via\b|st\b|wire\b)[a-zà-ÿ]{2,}(?![\w.])")


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands on top, and the pieces used up by it. `body` is the piece and the place behind the dateline."""

    headline: Sentence | None = None
    subheading: Sentence | None = None
    dateline: Sentence | None = None
    used: frozenset[int] = frozenset()
    body: tuple[int, int] = (-1, -1)


def titles(found: Reading, pieces: Sequence[Piece], flow: Flow) -> Titles:
    """Find them before the FAQ. `headline` and `subheading` in the front matter win; its `title` helps out."""
    at, headline = _headline(found, pieces, flow)
    used = {at} if at is not None and not _first_sentence_only(pieces[at], headline) else set()
    under = None if at is None or not used else _subheading(pieces, at, flow)
    subheading = _setting(found, flow, "subheading", "subtitle")
    if under is not None:
        used.add(under)
        subheading = subheading or _bare_sentence(pieces[under], flow)
    dateline, body = _dateline(pieces, flow, used)
    return Titles(headline, subheading, dateline, frozenset(used), body)


def _setting(found: Reading, flow: Flow, *names: str) -> Sentence | None:
    for name in names:
        value = found.front.get(name)
        if value and value.text.strip():
            return flow.sentence(value.start, value.end)
    return None


def _bare_sentence(piece: Piece, flow: Flow) -> Sentence:
    ask = heading_asks(piece, flow.visible)
    return flow.sentence(ask.start, ask.end)


def _headline(found: Reading, pieces: Sequence[Piece], flow: Flow) -> tuple[int | None, Sentence | None]:
    at = _headline_piece(pieces)
    told = _setting(found, flow, "headline") or (None if at is not None else _setting(found, flow, "title"))
    if told:
        return None, told
    if at is not None:
        return at, _bare_sentence(pieces[at], flow)
    for index, piece in enumerate(pieces):
        if piece.is_text and not piece.block.items:
            cut = flow.sentences(piece.block)
            return (index, cut[0]) if cut else (None, None)
    return None, None


def _headline_piece(pieces: Sequence[Piece]) -> int | None:
    """The piece that is labelled a title; else what stands first under "Press Release"; else the first real heading."""
    for index, piece in enumerate(pieces):
        if piece.name.title:
            return index
    for index, piece in enumerate(pieces[:-1]):
        if piece.is_heading and piece.name.frame and _is_headline(pieces[index + 1]):
            return index + 1
    first = next((at for at, piece in enumerate(pieces) if _is_real_heading(piece)), None)
    if first is None and pieces and _is_headline(pieces[0]):
        return 0
    return first


def _is_real_heading(piece: Piece) -> bool:
    return piece.is_heading and not piece.name and not piece.text.rstrip().endswith("?")


def _is_headline(piece: Piece) -> bool:
    words = piece.text.split()
    alone = _EMPHASISED.fullmatch(piece.text) or (piece.text[-1:] not in ".:;?!" and len(piece.block.lines) == 1)
    if piece.is_text and not piece.block.items and 3 < len(words) < 30:
        return bool(alone)
    return _is_real_heading(piece) and len(words) > 2


def _first_sentence_only(piece: Piece, headline: Sentence | None) -> bool:
    """Whether the headline is only the beginning of a paragraph, which then still is to be read."""
    return piece.is_text and headline is not None and headline.span.end < piece.block.end - 3


def _subheading(pieces: Sequence[Piece], at: int, flow: Flow) -> int | None:
    behind = [index for index in range(at + 1, min(at + 4, len(pieces))) if pieces[index].text.strip(" _*")]
    labelled = next((index for index in behind if pieces[index].name.subtitle), None)
    if labelled is not None or not behind:
        return labelled
    piece = pieces[behind[0]]
    if piece.is_heading:
        return behind[0] if not piece.name and len(piece.text.split()) > 3 and len(behind) > 1 else None
    if not piece.is_text or piece.name or piece.block.items or _DAY.search(piece.text):
        return None
    if _EMPHASISED.fullmatch(piece.text) and len(flow.sentences(piece.block)) < 3:
        return behind[0]
    more = any(other.is_text and not other.block.items for other in pieces[behind[0] + 1 : behind[0] + 3])
    short = len(piece.text.split()) <= 25 and len(flow.sentences(piece.block)) == 1 and ":" not in piece.text
    return behind[0] if short and more else None


def _dateline(pieces: Sequence[Piece], flow: Flow, used: set[int]) -> tuple[Sentence | None, tuple[int, int]]:
    texts = [index for index, piece in enumerate(pieces) if piece.is_text and index not in used][:3]
    for index in texts:
        piece = pieces[index]
        if piece.name.date:
            used.add(index)
            return _bare_sentence(piece, flow), (-1, -1)
        head = flow.text(piece.block)[:140]
        for dash in [*_DASH.finditer(head)][::-1]:
            if _is_dateline(head[: dash.start()]):
                start = piece.block.start
                return flow.sentence(start, start + len(head[: dash.start()].rstrip())), (index, start + dash.end())
        if len(head) < 80 and _DAY.search(head) and _is_dateline(head):
            used.add(index)
            return _bare_sentence(piece, flow), (-1, -1)
    return None, (-1, -1)


def _is_dateline(head: str) -> bool:
    """A place or a day, and no sentence around it."""
    rest = _DAY.sub(" ", head)
    return bool(_DAY.search(head) or _CITY.match(head.lstrip("*_ "))) and not _SMALL_WORD.search(rest)
