"""What a customer is worth depends on how long they stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_VALUE = Lexicon(r"lifetime (?:customer )?value", r"customer lifetime value", r"ltv|cltv|clv")
_FREE = Lexicon(
    r"acquisition costs? (?:is|are|of|will be) (?:zero|nothing|[$€£]?0(?![.,\d]))",
    r"cac (?:is|of|will be) (?:zero|nothing|[$€£]?0(?![.,\d]))",
    r"no|zero|without (?:customer )?(?:acquisition costs?|cac)",
)
_STAY = re.compile(
    r"\b(?:churn\w*|retention|attrition|renew\w*|stays? (?:for )?\w+ (?:months|years)|lifetime of|half-life)\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """The first lifetime value of a story that never speaks of churn, and each customer won for nothing."""
    value = next(_VALUE.found(draft.wording), None)
    if value and not _STAY.search(draft.prose):
        yield Finding(
            draft.span(*value.span()), "Say how many customers leave a month: without it there is no lifetime."
        )
    for match in _FREE.found(draft.wording):
        yield Finding(draft.span(*match.span()), "Say what the first hundred customers cost in time or money.")


rule = Rule("ltv-without-churn", Group.ANSWERS, Tier.SHOULD, check)
