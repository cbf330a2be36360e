"""A headline with an exclamation mark sells where it should tell."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Fix, Tier
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """Each title that shouts."""
    for title in (draft.prfaq.headline, draft.prfaq.subheading):
        if title and title.text.rstrip("*_ ").endswith("!"):
            at = title.span.start + title.text.rindex("!")
            fix = Fix(draft.span(at, at + 1), "", safe=True)
            yield Finding(
                title.span, "Let the benefit carry the title: drop the “!”.", title.text.replace("!", ""), fix
            )


rule = Rule("shouted-headline", Group.STRUCTURE, Tier.SHOULD, check)
