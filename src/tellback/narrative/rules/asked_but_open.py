"""Customers ask it, and the FAQ does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.heard import Asked
from tellback.narrative.rule import Group, Rule
from tellback.text.span import Span


def check(draft: Draft) -> Iterator[Finding]:
    """Each question that some people ask, the most asked first."""
    for asked in draft.heard.asked:
        if asked.people >= draft.limit(rule, "people"):
            tier = Tier.MUST if asked.people >= draft.limit(rule, "many") else None
            text = " ".join(asked.text.split())
            message = (
                f"Answer “{text}”: {asked.people} people asked it{_since(asked.since)}, and the FAQ leaves it open."
            )
            yield Finding(_place(draft, asked), message, tier=tier)


def _since(day: str) -> str:
    return f" since {date.fromisoformat(day):%B %Y}" if len(day) == len("2026-03-01") else ""


def _place(draft: Draft, asked: Asked) -> Span:
    questions = draft.prfaq.questions
    near = (question.span for question in questions if asked.nearest in {question.words, question.text})
    first = draft.prfaq.external or questions
    return next(near, first[0].span if first else draft.top)


rule = Rule("asked-but-open", Group.CUSTOMERS, Tier.SHOULD, check, {"people": 3, "many": 20})
