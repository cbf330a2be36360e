"""A small language for ways to say a thing, so that a list of them can be read and added to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
KINDS = {
    "MONEY": r"[$€£¥]\s?\d[\d.,]*(?:\s?(?:k|m|million|billion))?|"
    r"\d[\d.,]*\s?(?:dollars?|euros?|pounds?|cents?|USD|EUR|GBP)",
    "NUMBER": rf"\d[\d.,]*\s?(?:%|k|percent)?|{'|'.join(_NUMBERS.split())}|hundreds?|thousands?|millions?|dozens?|half",
    "WHO": "customers?|users?|people|persons?|firms?|compan(?:y|ies)|business(?:es)?|enterprises?|organi[sz]ations?|"
    "teams?|developers?|engineers?|households?|famil(?:y|ies)|owners?|shops?|schools?|hospitals?|members?|readers?|"
    "students?|teachers?|accountants?|managers?|employees?|administrators?|operators?|subscribers?|authors?",
    "TIME": "seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|sprints?",
    "DATE": r"\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,4}",
    "NOT": r"not|no|never|cannot|nor|without|unless|except|only|until|\w+n't",
    "NAME": r"(?-i:[A-Z])[\w-]+",
    "DATA": "data|information|records?|messages?|files?|documents?|logs?|contents?|credentials?|passwords?|telemetry",
    "URL": r"https?://\S+|www\.\S+|[\w-]+\.(?:com|org|io|dev|net|app|ai|foundation|example)",
}
_KIND = re.compile(rf"\b(?:{'|'.join(KINDS)})\b")
_WORD = re.compile(r"[\w-]+")
_PLAIN = re.compile(r"[^\W_][\w'-]*")
_GAP = r".{0,80}?"


@lru_cache(maxsize=65_536)
def spoken(lines: str, text: str) -> bool:
    """Whether a text has one of these phrases, one a line, small and capital letters alike.

    Between `|` stand words of which one is there, `_` being a space in one of them; `*` is any ending, `?` follows what
    may be missing, `…` is some words or none, and MONEY, NUMBER, WHO, TIME, NOT, NAME, DATA, URL one of their kind. Any
    other mark means what it means in a regular expression.

    It remembers: an editor asks again and again of the same sentences.
    """
    words = _words(text)
    return any(phrase.said_in(text, words) for phrase in _phrases(lines))


@dataclass(frozen=True)
class _Phrase:
    """One line. Its pattern is made for the first text that has a word of each of its choices: few lines need one."""

    words: tuple[str, ...]

    def said_in(self, text: str, words: frozenset[str]) -> bool:
        return not any(map(words.isdisjoint, self._needs)) and bool(self._pattern.search(text))

    @cached_property
    def _needs(self) -> tuple[frozenset[str], ...]:
        return tuple(plain for word in self.words if word[-1] not in "?…" and (plain := _plain(word)))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_pattern(self.words), re.IGNORECASE)


@cache
def _phrases(lines: str) -> tuple[_Phrase, ...]:
    return tuple(_Phrase(tuple(line.split())) for line in lines.splitlines() if line.strip())


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _plain(word: str) -> frozenset[str]:
    """The first words of the choices; none where one of them is more than words."""
    choices = word.lower().split("|")
    if _KIND.search(word) or not all(map(_PLAIN.fullmatch, choices)):
        return frozenset()
    return frozenset(_WORD.findall(choice.replace("_", " "))[0] for choice in choices)


def _pattern(words: Sequence[str]) -> str:
    pattern = ""
    for at, word in enumerate(words):
        gap = word == "…"
        behind = "" if gap or at + 1 == len(words) or words[at + 1] == "…" else r"\s+"
        pattern += _GAP if gap else _word(word.removesuffix("?"), behind, optional=word.endswith("?"))
    return pattern


def _word(word: str, behind: str, *, optional: bool) -> str:
    choice = word.replace("_", " ").replace("*", r"\w*")
    choice = _KIND.sub(lambda kind: f"(?:{KINDS[kind[0]]})", choice)
    one = rf"(?<![\w-])(?:{choice})(?![\w-]){behind}"
    return f"(?:{one})?" if optional else one
