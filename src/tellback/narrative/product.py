"""What the product is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tellback.narrative.passage import Role
from tellback.narrative.prfaq import PRFAQ

_PART = r"(?:[A-Z0-9][\w’'+-]*|[a-z]+[A-Z]\w*)"
_NAME = rf"(?P<name>`[\w .-]{{2,30}}`|{_PART}(?:[ \n](?:(?:of|for|the|to|and) )?{_PART}){{0,5}})"
_TELLS = r"(?:announc|launch|releas|introduc|unveil|publish|present)"
_ANNOUNCED = re.compile(rf"\b{_TELLS}(?:es|ed|ing|e|s)?(?: of)?,?\s+(?:[a-z]+,?\s+){{0,7}}?\W{{0,3}}{_NAME}")
_TITLE = re.compile(rf"\W*{_NAME}\W*(?:[:–—|]|\s-\s|\s+(?!{_TELLS})[a-z])")
_IS = re.compile(
    rf"(?:^|[.!?]\s+|\bWith )\W?{_NAME}\W?,?\s+(?:is (?:an?|the)|provides|lets|gives|helps|offers|makes|enables)\b"
)
_ASKED = re.compile(r"\bwhat(?:'s|’s| is| are)(?: the)? `?(?P<name>[\w .-]{2,40}?)`?\?", re.IGNORECASE)
_FRONT = re.compile(r"\A\W{3,4}\s(?:.*\n)*?product\s*[:=]\s*[\"']?(?P<name>[^\"'\n]+)")
_WEEKDAY = re.compile(r"(?:Today|Now|This|That|The|A|An|We|Our|It|In|On|At|For|With|New|Q\d?|FAQ|PRFAQ|How|What|Why)\b")
_TAIL = re.compile(r"(?:\s+(?:v?\d[\d.]*|today|platform))+$")


def product(prfaq: PRFAQ) -> str:
    """Its name, as the story announces it; empty where that is not sure.

    A front matter line `product: Heron` says it. Otherwise it is what is announced, what a title begins with, or what
    is said to be something, if the story goes on to name it.
    """
    told = _FRONT.match(prfaq.source) if prfaq.source.startswith(("---", "+++")) else None
    if told:
        return told["name"].strip()
    votes: Counter[str] = Counter()
    for name, weight in _candidates(prfaq):
        kept = _TAIL.sub("", " ".join(name.strip("`").split())).removeprefix("The ")
        if len(kept) > 2 and not _WEEKDAY.fullmatch(kept):
            votes[kept] += weight
    uses = {name: len(_uses(name).findall(prfaq.source)) for name in votes}
    named = {name: votes[name] * min(6, uses[name]) for name in votes if uses[name] > 1}
    return max(named, key=lambda name: named[name]) if named else ""


def _uses(name: str) -> re.Pattern[str]:
    """The name as a word; its letters come first, so that a long text is searched fast."""
    return re.compile(rf"{re.escape(name)}(?<=\b{re.escape(name)})(?!\w)")


def _candidates(prfaq: PRFAQ) -> Iterator[tuple[str, int]]:
    titles = [title.text for title in (prfaq.headline, prfaq.subheading) if title]
    opening = [passage.text for passage in prfaq.passages if passage.role in {Role.SUMMARY, Role.SOLUTION}][:4]
    for title in titles[:1]:
        yield from ((match["name"], 2) for match in [_TITLE.match(title)] if match)
    for number, text in enumerate((*titles, *opening)):
        yield from ((match["name"], 4 - min(number, 2)) for match in _ANNOUNCED.finditer(text))
        yield from ((match["name"], 2) for match in _IS.finditer(text))
    for question in prfaq.questions:
        yield from ((match["name"], 1) for match in [_ASKED.search(question.text)] if match)
