"""A question asked twice is answered twice, and not the same way."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.gist import gist, overlap
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """Each question with nearly the same words as one before it."""
    earlier = list[tuple[frozenset[str], int]]()
    for question in draft.prfaq.questions:
        own = gist(question.words)
        twin = next((line for words, line in earlier if overlap(own, words) >= draft.limit(rule, "share")), None)
        if twin and len(own) > 1:
            yield Finding(question.span, f"Ask this once: line {twin} asks the same.")
        else:
            earlier.append((own, question.span.line))


rule = Rule("repeated-question", Group.STRUCTURE, Tier.SHOULD, check, {"share": 0.8})
