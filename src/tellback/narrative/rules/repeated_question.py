"""A question asked twice is answered twice, and not the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellback.narrative.draft import Draft
from tellback.narrative.english import small_words
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.gist import bare, gist, overlap
from tellback.narrative.question import Question
from tellback.narrative.rule import Group, Rule

_PERSONS = re.compile(r"\b(?:(?P<it>it|this)|(?P<i>i)|(?P<we>we)|(?P<you>you)|(?P<they>they))\b", re.IGNORECASE)
"""Who does it: what it will not do and what we will not do are two questions."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question by its words, those of them that carry meaning, and who is meant."""

    line: int
    words: str
    gist: frozenset[str]
    about: frozenset[str]


def check(draft: Draft) -> Iterator[Finding]:
    """Each question with nearly the same words as one before it."""
    earlier = list[_Asked]()
    for question in draft.prfaq.questions:
        own = _asked(question)
        twin = next((other for other in earlier if _same(own, other, draft.limit(rule, "share"))), None)
        if twin:
            yield Finding(question.span, f"Ask this once: line {twin.line} asks the same.")
        else:
            earlier.append(own)


def _asked(question: Question) -> _Asked:
    about = frozenset(
        kind for match in _PERSONS.finditer(question.words) for kind, word in match.groupdict().items() if word
    )
    return _Asked(question.span.line, bare(question.words), gist(question.words), about)


def _same(one: _Asked, other: _Asked, share: float) -> bool:
    """Whether two questions share their words, unless each is about somebody whom the other leaves out."""
    if one.gist <= small_words():
        return one.words == other.words
    within = one.about <= other.about or other.about <= one.about
    return within and overlap(one.gist, other.gist) >= share


rule = Rule("repeated-question", Group.STRUCTURE, Tier.SHOULD, check, {"share": 0.8})
