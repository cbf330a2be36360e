"""How much of what a story says, so that the same thing said twice can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tellback.narrative.wording import Wording

_NAMED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {word: value for value, word in enumerate(_NAMED, 2)}
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_MONEY = {"$": "usd", "dollar": "usd", "€": "eur", "euro": "eur", "£": "gbp", "pound": "gbp", "percent": "%"}
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{'|'.join(_WORDS)})\b)"
_QUANTITY = re.compile(
    rf"(?P<number>{_NUMBER})(?P<times>\s?(?:[kKM]|bn|thousand|million|billion)(?!\w))?"
    r"(?P<unit>\s?%|\s?[$€£]|\s(?:percent|USD|EUR|GBP|CHF|dollars?|euros?|pounds?)\b"
    r"|[\s-](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)(?![\w-]))?"
    r"(?P<behind>(?:\s+(?:of\s+(?:(?:the|our|all|its|their)\s+)?)?[a-z][a-z-]+){0,3})(?P<rate>\s+(?:a|per|each)\s+\w+)?",
)
_SMALL = """
a about after ago all also and another apart are as at away because been before behind but by can different each
every for from had has have here if in instead into is it its just later long main more new now off old on only or
other our over per possible right separate several so such than that the their them then there these they this those
times to today together total under until was we were when which while who will with within without would you your
"""
_STOPS = frozenset(_SMALL.split())
_COUNTS_ON = re.compile(
    r"\b(?:first|last|next|other|more|another|additional|each|every|per|these|those|least|most|top|only|core|initial|new|"
    r"remaining|extra|than|about|over|under|up to|between|and|or|to|from|of the|by)\s+\W{0,2}$"
)
_SIGNS = frozenset("$€£")
_RANGE = frozenset("-–")
_PART = re.compile(r"[\w.,/:#=~<>–-]")
_OWNED = re.compile(r"(?P<noun>[a-z]+ [a-z]+) of (?:up to )?[$€£]?$")
_GREW = re.compile(r"\b(?P<noun>grown|grew|reached|rose|risen|shrunk|fallen) (?:to )?$")
_LONGEST = len("reached to ") + 1
_KINDS = frozenset(["type", "kind", "sort", "form", "clas", "level", "set", "group", "pair", "part"])
_PLURAL = re.compile(r"(?<=[a-z]{3})s$")
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True)
class Quantity:
    """A number with its unit and what it counts. `said` is how it stands there, in which sentence."""

    value: float
    unit: str
    noun: tuple[str, ...]
    said: str
    start: int
    end: int
    sentence: str

    @property
    def counts(self) -> bool:
        """Whether it says what there is so much of, or how often: "2 euros" alone may be anything."""
        return bool(self.noun) or " " in self.unit

    @cached_property
    def around(self) -> frozenset[str]:
        """The other words of its sentence."""
        return frozenset(_PLURAL.sub("", word) for word in _WORD.findall(self.sentence.lower())) - {*self.noun}


def quantities(wording: Wording) -> Iterator[Quantity]:
    """Every number that says of something how much there is, in order; ranges, versions and dates are none."""
    numbers = [word for word in wording.places if word[0].isdigit() or word in _WORDS]
    for at in sorted(at for word in numbers for at in wording.places[word]):
        sign = wording.own[at - 1 : at] if wording.own[at - 1 : at] in _SIGNS else ""
        before = at - len(sign)
        if not _PART.match(wording.own[before - 1 : before]) and (match := _QUANTITY.match(wording.own, at)):
            yield from _quantity(match, sign, wording)


def _quantity(match: re.Match[str], sign: str, wording: Wording) -> Iterator[Quantity]:
    start, own = match.start() - len(sign), wording.own
    ahead = own[max(0, start - 40) : start]
    noun = _noun(match["behind"])
    grown = _GREW.search(own, max(0, start - _LONGEST), start)
    owned = _OWNED.search(ahead) if " of " in ahead else None
    if grown:
        noun = (grown["noun"],)
    elif owned and not noun:
        noun = _noun(owned["noun"])
    unit = _unit(match, sign)
    sentence = wording.sentence(start)
    if sentence is None or not (unit or noun) or own[match.end("number") : match.end("number") + 1] in _RANGE:
        return
    if grown or not _COUNTS_ON.search(wording.small[max(0, start - 40) : start]):
        end = max(match.end("number"), match.end("times"), match.end("unit"))
        said = " ".join(own[start:end].split())
        yield Quantity(_value(match), unit, noun, said, start, end, sentence.text)


def _value(match: re.Match[str]) -> float:
    number = match["number"].lower().replace(",", "")
    times = (match["times"] or "").strip().lower()
    return float(_WORDS.get(number, 0) or number) * _TIMES.get(times, 1)


def _unit(match: re.Match[str], sign: str) -> str:
    unit = _PLURAL.sub("", (sign or match["unit"] or "").strip(" -\n").lower())
    rate = " ".join((match["rate"] or "").split()).replace("per ", "a ").replace("each ", "a ")
    return f"{_MONEY.get(unit, unit)} {rate}".strip()


def _noun(text: str) -> tuple[str, ...]:
    """The words that name what is counted, up to the first that begins something else."""
    kept: list[str] = []
    for word in text.split():
        if word == "of" and (not kept or kept[-1] in _KINDS):
            continue
        if word in _STOPS or word == "of" or word.endswith(("ing", "ly")):
            break
        kept.append(_PLURAL.sub("", word))
    return tuple(kept)
