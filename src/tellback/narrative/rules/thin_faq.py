"""A FAQ shorter than the press release answers less than was promised."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """A FAQ with fewer words than the press release."""
    if draft.prfaq.questions and draft.faq_words < draft.press_words:
        yield Finding(
            draft.prfaq.questions[0].span,
            f"Say more in the FAQ: it has {draft.faq_words:,} words, the press release {draft.press_words:,}. "
            "Ask the questions you would rather not hear.",
        )


rule = Rule("thin-faq", Group.STRUCTURE, Tier.CONSIDER, check)
