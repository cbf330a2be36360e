"""The rules of the hard questions: one for each page of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.intent import Intent, intents
from tellback.narrative.phrases import spoken
from tellback.narrative.question import Circle
from tellback.narrative.rule import Group, Rule
from tellback.text.span import Span


@cache
def unanswered() -> tuple[Rule, ...]:
    """`unanswered-price` and the others."""
    return tuple(map(_rule, intents()))


def _rule(intent: Intent) -> Rule:
    page = f"intents/{intent.name.replace('-', '_')}.md"
    name = f"unanswered-{intent.name}"
    return Rule(name, Group.QUESTIONS, intent.tier, partial(_check, intent), reads_meaning=True, at=page)


def _check(intent: Intent, draft: Draft) -> Iterator[Finding]:
    """The question, where the FAQ asks it, or else the top of the FAQ."""
    answered = draft.answers[intent.name]
    if answered.sentence is None and (answered.asked or _concerns(intent, draft)):
        asked = answered.asked
        about = f"“{asked.words}” is asked and not answered" if asked else f"Readers will ask: “{intent.question}”"
        yield Finding(
            asked.span if asked else _faq(intent, draft), f"{about}{':' if asked else ''} Say {intent.wanted}."
        )


def _concerns(intent: Intent, draft: Draft) -> bool:
    """Whether a story that does not ask has to answer: colleagues' questions belong to a story they are to read."""
    if intent.circle is Circle.INTERNAL:
        return bool(draft.prfaq.internal) or f"unanswered-{intent.name}" in {*draft.profile.tiers, *draft.tiers}
    return not intent.about or any(spoken(intent.about, sentence.text) for sentence in draft.sentences)


def _faq(intent: Intent, draft: Draft) -> Span:
    circle = draft.prfaq.internal if intent.circle is Circle.INTERNAL else draft.prfaq.external
    return next(iter(circle or draft.prfaq.questions)).span if draft.prfaq.questions else draft.top
