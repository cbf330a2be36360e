"""“We are thrilled” tells of the speaker, not of the customer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_THRILLED = re.compile(
    r"\b(?:thrilled|excited|proud|delighted|ecstatic|honou?red|elated|overjoyed|humbled|over the moon|"
    r"(?:very |so |really |extremely )?(?:pleased|happy|glad) to (?:announce|launch|introduce|present|share|offer|be)|"
    r"(?:can(?:no|['’])t|can not) wait to|blown away|super excited)\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each word of delight in a quote."""
    for quote in draft.prfaq.quotes:
        for match in _THRILLED.finditer(quote.text):
            start = quote.span.start + match.start()
            yield Finding(
                draft.span(start, start + len(match[0])),
                f"Let the speaker say what has changed, and for whom, instead of “{match[0]}”.",
            )


rule = Rule("thrilled-quote", Group.QUOTES, Tier.SHOULD, check)
