"""Nobody reads a FAQ to its end that is longer than five pages."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """A FAQ with more words than the profile allows."""
    most = int(draft.limit(rule, "words"))
    if draft.faq_words > most:
        yield Finding(
            draft.prfaq.questions[0].span,
            f"Cut the FAQ from {draft.faq_words:,} to {most:,} words: drop the questions nobody would miss.",
        )


rule = Rule("long-faq", Group.STRUCTURE, Tier.SHOULD, check, {"words": 2500})
