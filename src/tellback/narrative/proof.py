"""What a story shows for what it says: a link, a footnote, or the author's note on the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tellback.narrative.passage import Sentence
from tellback.text.span import Span

_NOTE = re.compile(r"<!--\s*evidence\b\s*:?\s*(?P<what>.*?)\s*-->", re.IGNORECASE | re.DOTALL)
_BEHIND = re.compile(r"(?:[\s.,;)\]*_]|<!--(?!\s*evidence\b).*?-->)*", re.DOTALL)
_SHOWN = re.compile(r"\]\(\s*<?\w|\]\[|\[\^|https?://|\[[^\]\n]+\](?![\[(:])|<https?:")
_OPINION = re.compile(
    r"\b(?:(?:we|i) (?:believe|think|expect|assume|estimate|hope|aim|guess)|in our (?:view|opinion|experience)|"
    r"our goal)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?)?\b")


@dataclass(frozen=True, slots=True)
class Note:
    """`<!-- evidence: 14 interviews, 2026-03 -->`: what was seen, and when, where it says so."""

    what: str
    start: int
    end: int

    @property
    def when(self) -> date | None:
        """The day it names last; of a month or a year its first day."""
        for found in reversed(list(_WHEN.finditer(self.what))):
            try:
                return date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
            except ValueError:
                continue
        return None


def notes(source: str) -> Sequence[Note]:
    """The author's notes on evidence, in order."""
    if "evidence" not in source and "Evidence" not in source:
        return ()
    return [Note(match["what"], match.start(), match.end()) for match in _NOTE.finditer(source)]


def backed(source: str, span: Span) -> bool:
    """Whether a sentence brings something to look at (a link, a footnote, a bracket), is marked as an opinion, or has a
    note on evidence behind it.
    """
    text = span.of(source)
    if _SHOWN.search(text) or _OPINION.search(text):
        return True
    behind = _BEHIND.match(source, span.end)
    return bool(behind and _NOTE.match(source, behind.end()))


def first_words(sentence: Sentence, most: int = 6) -> str:
    """How a sentence begins, to name it by."""
    kept = sentence.text.split()
    return " ".join(kept[:most]) + ("…" if len(kept) > most else "")
