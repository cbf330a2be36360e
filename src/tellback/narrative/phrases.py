"""A small language for ways to say a thing, so that a list of them can be read and added to."""

from __future__ import annotations

import re
from functools import cache, lru_cache

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
_GAP = r".{0,80}?"


def phrases(lines: str) -> re.Pattern[str]:
    """One pattern for many phrases, one a line, small and capital letters alike.

    Between `|` stand words of which one is there, `_` being a space in one of them; `*` is any ending, `?` follows what
    may be missing, `…` is some words or none, and MONEY, NUMBER, WHO, TIME, NOT, NAME, DATA, URL one of their kind. Any
    other mark means what it means in a regular expression.
    """
    return re.compile("|".join(_phrase(line.split()) for line in lines.splitlines() if line.strip()), re.IGNORECASE)


@lru_cache(maxsize=65_536)
def spoken(lines: str, text: str) -> bool:
    """Whether a text has one of these phrases. It remembers: an editor asks again and again of the same sentences."""
    return bool(lines and _pattern(lines).search(text))


@cache
def _pattern(lines: str) -> re.Pattern[str]:
    return phrases(lines)


def _phrase(words: list[str]) -> str:
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
