"""A press release that does not fit on a page is not thought through."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """A press release with more words than the profile allows; the boilerplate is not counted."""
    most = int(draft.limit(rule, "words"))
    if draft.press_words > most:
        yield Finding(
            draft.top,
            f"Cut the press release from {draft.press_words:,} to {most:,} words: move details to the FAQ.",
        )


rule = Rule("long-press-release", Group.STRUCTURE, Tier.SHOULD, check, {"words": 550})
