"""The questions of colleagues are where an idea is tested; without them a PR/FAQ only sells."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """A story without a FAQ, or with none for colleagues."""
    questions = draft.prfaq.questions
    if not questions:
        yield Finding(draft.top, "Add a FAQ: what customers will ask, and what colleagues and executives will.")
    elif not draft.prfaq.internal:
        yield Finding(
            questions[-1].span,
            "Add a section “Internal FAQ” with what colleagues and executives will ask: demand, cost, dependencies, "
            "risks. Move the questions above that are theirs.",
        )


rule = Rule("no-internal-faq", Group.STRUCTURE, Tier.MUST, check)
