"""Each part of a press release forces its own clarity: a part left out is a thought left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.names import announced
from tellback.narrative.passage import Passage, Role
from tellback.narrative.roles import hints
from tellback.narrative.rule import Group, Rule

_HEADING = re.compile(r"^ {0,3}(?:#{1,6} +|\*\*)(.+)$", re.MULTILINE)
_PARTS = {
    Role.SUMMARY: ("a summary", "what is launched, for whom and to which end", Tier.MUST),
    Role.PROBLEM: ("the problem", "what the customer puts up with today, and what it costs them", Tier.MUST),
    Role.SOLUTION: ("the solution", "what the customer does now instead", Tier.MUST),
    Role.QUOTE: ("a quote", "what a spokesperson and a customer say, each with name and role", Tier.SHOULD),
    Role.HOW_IT_WORKS: ("how it works", "what the customer does, step by step", Tier.CONSIDER),
    Role.CALL_TO_ACTION: ("a call to action", "where, when and for how much one gets it", Tier.SHOULD),
}
_NEIGHBOURS = (Role.SOLUTION, Role.HOW_IT_WORKS)
_ENOUGH = 4000
SURE = 0.6


def check(draft: Draft) -> Iterator[Finding]:
    """Each part that no paragraph plays, no heading announces and no words hint at."""
    passages = draft.prfaq.passages
    if not passages:
        at = next(iter(draft.prfaq.questions), None)
        yield Finding(at.span if at else draft.top, "Write the press release: there is none before the questions.")
        return
    text = _press(draft)[:_ENOUGH]
    there = {announced(heading).role for heading in _HEADING.findall(text)}
    there |= {role for passage in passages for role in _played(passage)}
    for part, (name, telling, tier) in _PARTS.items():
        if part not in there and not hints(part, text):
            yield Finding(draft.top, f"Add {name} to the press release: {telling}.", tier=tier)


def _played(passage: Passage) -> tuple[Role, ...]:
    """Its role, and the one it is easily taken for."""
    if passage.role in _NEIGHBOURS and passage.confidence < SURE:
        return _NEIGHBOURS
    return (passage.role,)


def _press(draft: Draft) -> str:
    """The text before the first question."""
    end = min((question.span.start for question in draft.prfaq.questions), default=None)
    return draft.prfaq.source[:end]


rule = Rule("missing-part", Group.STRUCTURE, Tier.MUST, check)
