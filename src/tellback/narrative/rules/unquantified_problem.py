"""A problem without a number could be anybody's and any size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Role
from tellback.narrative.rule import Group, Rule

_NUMBER = re.compile(
    r"(?<![\w.])[$€£]?\d+(?!\w*\d*\s*(?:ml|st|nd|rd)\b)|%|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|billions?|dozens?|half|a third|a quarter|twice|"
    r"one in|every (?:day|week|month|year|second|other))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since|by|of|until) (?:19|20)\d\d\b")


def check(draft: Draft) -> Iterator[Finding]:
    """The first paragraph of a problem in which nothing is counted."""
    sureness = draft.limit(rule, "sureness")
    sure = [passage for passage in draft.having(Role.PROBLEM) if passage.confidence >= sureness]
    if not sure or any(_NUMBER.search(_YEAR.sub("", passage.text)) for passage in sure):
        return
    first = sure[0].sentences[0].span if sure[0].sentences else sure[0].span
    told = "Count the problem: how many customers have it, how often, and what it costs them in time or money."
    yield Finding(first, told)


rule = Rule("unquantified-problem", Group.CUSTOMER, Tier.SHOULD, check, {"sureness": 0.45})
