"""Square brackets mark what is assumed. Once the idea counts as validated, none may be left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_BRACKET = re.compile(r"(?<![\]!\\\w])\[(?![ xX^]\]|\^|!\[)(?P<words>[^\[\]\n]{2,120})\](?![\[(:])")


def check(draft: Draft) -> Iterator[Finding]:
    """Each bracket that is left at the stages validated and launched."""
    if draft.stage == "hypothesis":
        return
    for match in _BRACKET.finditer(draft.prfaq.source):
        if draft.prose[match.start()] == "[":
            yield Finding(
                draft.span(*match.span()),
                f"Replace the assumption “{match['words']}” by what you know: the stage is “{draft.stage}”.",
            )


rule = Rule("open-assumption", Group.STRUCTURE, Tier.SHOULD, check)
