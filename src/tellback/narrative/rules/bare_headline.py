"""A headline that is only a name announces nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.english import finite_forms
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.plain import plain
from tellback.narrative.rule import Group, Rule

_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:[’'][a-z]+)?(?![\w-])")


def check(draft: Draft) -> Iterator[Finding]:
    """A headline without a verb, or none at all."""
    headline, passages = draft.prfaq.headline, draft.prfaq.passages
    if headline is None or any(each.span.start <= headline.span.start < each.span.end for each in passages):
        if passages:
            yield Finding(draft.top, "Put a headline on top: one sentence that says what the customer can do now.")
        return
    words = {word.lower().replace("’", "'") for word in _WORD.findall(plain(headline.text))}
    if draft.english and not words & finite_forms():
        text = plain(headline.text)
        yield Finding(headline.span, f"“{text}” has no verb: say in one sentence what is new, and for whom.")


rule = Rule("bare-headline", Group.STRUCTURE, Tier.SHOULD, check)
