"""Where sentences begin and end, in edited prose and in hurried messages alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

WIDTH = 60
"""A line broken although the next word would have fitted into this many characters was broken on purpose."""

_CLOSERS = "\"'”’»›)\\]}*_`」』）】》"
_EMOJI = "\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d"
_CANDIDATE = re.compile(
    rf"(?P<stop>[.!?…。！？｡।؟۔]+)(?P<close>[{_CLOSERS}]*)(?: ?[{_EMOJI}]+| [:;]-?[()DP]+(?=\s|$))?|\n",
)
_NEXT = re.compile(r"\s*(\S)(\S*)")
_BLANK = re.compile(r"[ \t\r]*(?:\n|$)")
_ITEM = re.compile(r"[ \t]*(?:[-*+•·–—>|#✓✔]+|\d{1,3}[.)]|[A-Za-z]\))\s")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_WIDE = "\u2e80"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_ANYTHING = _words(
    "mr mrs ms mx dr prof st vs e.g i.e eg ie cf approx dept gov sgt capt lt gen hon rev messrs viz "
    "bzw ggf evtl inkl exkl zzgl z.b d.h u.a sog mme mlle p.ex sra srta núm pág ing dott",
)
_BEFORE_NUMBERS = _words(
    "no nr fig figs eq sec ch vol art p pp ed para ca ver v abb kap jan feb mar apr jun jul aug sep sept oct nov dec",
)
_BEFORE_SMALL = _words("etc usw inc ltd co corp bros jr sr plc llc al a.m p.m am pm esp ext incl excl resp")
_OPENERS = _words(
    "the a an we i it he she they you this that these those in on at for but and so if when while with our my your "
    "there then what why how who to no yes please as after all by from now today",
)
_MONTHS = _words("januar februar märz april mai juni juli august september oktober november dezember")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences between two offsets as (start, end): in order, apart, covering all but white space.

    Offsets count code points of the whole text. Reads some megabytes a second.
    """
    end = len(text) if end is None else end
    begin = line = start
    for match in _CANDIDATE.finditer(text, start, end):
        if match["stop"] is None:
            broken = _breaks_line(text, line, match.start(), end)
            line = match.end()
        else:
            broken = _stops(text, begin, match, end)
        if broken:
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield start + left, start + len(piece.rstrip())


def _breaks_line(text: str, start: int, at: int, end: int) -> bool:
    """Whether a line break parts two sentences, or only wraps one."""
    if _BLANK.match(text, at + 1, end) or _ITEM.match(text, at + 1, end):
        return True
    line = text[start:at].strip()
    if not line or line[-1] in ",;(-–—、":
        return False
    if line[-1] >= _WIDE:
        return len(line) < WIDTH // 2
    following = _NEXT.match(text, at + 1, end)
    word = len(following[0].strip()) if following else 0
    return len(line) + 1 + word < WIDTH


def _stops(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether a stop ends a sentence."""
    stop, after = match["stop"], match.end()
    if after < end and not text[after].isspace():
        return _stops_glued(text, begin, match)
    following = _NEXT.match(text, after, end)
    if following is None:
        return True
    small = following[1].islower()
    if small and match["close"].strip("*_`"):
        return False
    if stop != ".":
        return not (small and stop.strip("…") in {"", "..", "...", "...."})
    return not _shortens(_word_before(text, begin, match.start()), following, text[begin : begin + 8])


def _stops_glued(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a stop with no space behind it ends a sentence: always in Chinese and Japanese, else in haste."""
    stop, at, after = match["stop"], match.start(), match.end()
    if stop[-1] >= _WIDE:
        return not match["close"]
    before, following = _word_before(text, begin, at), text[after : after + 2]
    if not before.isalpha() or match["close"] or following[0] in _CLOSERS:
        return False
    if stop == ".":
        return len(before) > 2 and before.islower() and following.istitle() and following.isalpha()
    return following[0].isalpha()


def _word_before(text: str, begin: int, at: int) -> str:
    words = text[max(begin, at - 24) : at].split()
    return words[-1].lstrip("(['\"“‘„«*_") if words else ""


def _shortens(word: str, following: re.Match[str], head: str) -> bool:
    """Whether the stop belongs to the word before it: an abbreviation, an initial, a number in a list."""
    low, first = word.lower(), following[1]
    if low in _BEFORE_ANYTHING:
        return True
    if low in _BEFORE_NUMBERS and first.isdigit():
        return True
    if low in _BEFORE_SMALL:
        return first.islower() or first.isdigit() or first in ",;"
    if word.isdigit():
        return head.lstrip().startswith(f"{word}.") or following[0].strip().lower() in _MONTHS
    if _INITIALS.fullmatch(word) or (len(word) == 1 and word.isupper() and word != "I"):
        return first.islower() or following[0].strip("\"'“”‘’,;:()* \t\r\n").lower() not in _OPENERS
    spoken = any(sign in "aeiouy" or sign >= "à" for sign in low)
    return first.islower() and len(word) > 1 and word.isalpha() and not spoken
