"""A promise that names no thing can be neither kept nor broken, and nobody’s words can be held against it."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """Each promise no message can be told to be about."""
    for told in draft.heard.claims:
        for note in dict.fromkeys(evidence.note for evidence in told.evidence if evidence.note):
            yield Finding(told.claim.span, note)


rule = Rule("vague-promise", Group.CUSTOMERS, Tier.SHOULD, check)
