"""A question asked twice is answered twice, and not the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.gist import gist, overlap
from tellback.narrative.question import Question
from tellback.narrative.rule import Group, Rule

_PERSONS = re.compile(r"\b(?:(?P<it>it|this)|(?P<i>i)|(?P<we>we)|(?P<you>you)|(?P<they>they))\b", re.IGNORECASE)
"""Who does it: what it will not do and what we will not do are two questions."""


def check(draft: Draft) -> Iterator[Finding]:
    """Each question with nearly the same words as one before it."""
    earlier = list[Question]()
    for question in draft.prfaq.questions:
        twin = next((other for other in earlier if _same(question, other, draft.limit(rule, "share"))), None)
        if twin and len(gist(question.words)) > 1:
            yield Finding(question.span, f"Ask this once: line {twin.span.line} asks the same.")
        else:
            earlier.append(question)


def _same(one: Question, other: Question, share: float) -> bool:
    """Whether two questions share their words, and none is about somebody whom the other leaves out, and vice versa."""
    here, there = _about(one), _about(other)
    return overlap(gist(one.words), gist(other.words)) >= share and (here <= there or there <= here)


def _about(question: Question) -> frozenset[str]:
    return frozenset(kind for match in _PERSONS.finditer(question.words) for kind in match.groupdict() if match[kind])


rule = Rule("repeated-question", Group.STRUCTURE, Tier.SHOULD, check, {"share": 0.8})
