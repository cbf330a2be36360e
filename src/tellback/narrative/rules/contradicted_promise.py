"""Customers who have it say that the promise is not kept."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.evidence import Evidence, Relation
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_LONGEST = 140


def check(draft: Draft) -> Iterator[Finding]:
    """Each promise that some people say is not kept."""
    for told in draft.heard.claims:
        said = {evidence.relation: evidence for evidence in told.evidence}
        against, for_it = said.get(Relation.CONTRADICTS), said.get(Relation.SUPPORTS)
        if against and against.people >= draft.limit(rule, "people"):
            confirmed = for_it.people if for_it else 0
            message = f"Keep this promise or change it: {against.people} people contradict it, {confirmed} confirm it"
            tier = Tier.SHOULD if confirmed > against.people else None
            yield Finding(told.claim.span, message + _for_example(against), tier=tier)


def _for_example(evidence: Evidence) -> str:
    """The surest words, where they are short enough to be read in passing."""
    from tellback.people.redact import redact

    words = (redact(" ".join(word.text.split())) for word in evidence.words)
    short = next((text for text in words if len(text) <= _LONGEST), "")
    return f": “{short}”" if short else "."


rule = Rule("contradicted-promise", Group.CUSTOMERS, Tier.MUST, check, {"people": 3})
