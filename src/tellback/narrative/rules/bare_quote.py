"""A customer's quote tells how it was before and how it is now, with one detail nobody would invent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.speaker import from_inside

_TOLD = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|hundred|half|twice|dozens?|"
    r"used to|before|now(?:adays)?|no longer|not? any ?more|instead of|until|since|yesterday|ago|after|tried|took|"
    r"taking|(?:last|every|each) (?:\w+day|week|month|year|time|night|morning|evening|spring|summer|fall|winter)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|minutes?|hours?|days|weeks|months|first time)\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Customers' quotes with neither a number nor a word of time or change."""
    for quote in draft.prfaq.quotes:
        if not draft.english or len(quote.text.split()) < 5 or from_inside(quote, draft.prfaq):
            continue
        if not _TOLD.search(quote.text):
            yield Finding(
                quote.span, "Let the speaker tell how it was before and how it is now, with one concrete detail."
            )


rule = Rule("bare-quote", Group.QUOTES, Tier.CONSIDER, check)
