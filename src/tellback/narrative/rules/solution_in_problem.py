"""The problem is told with the solution in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Role
from tellback.narrative.rule import Group, Rule

_OURS = re.compile(
    r"\bour (?:new )?(?:solution|product|app|platform|tool|service|software)\b"
    r"|\bwe(?:[’']ve| have|[’']re| are)? (?:now )?(?:built|created|developed|launching|building|introducing)\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """The product's name, or "our solution", in a paragraph that is surely the problem."""
    own = draft.wording.own
    name = re.compile(rf"(?<![\w-]){re.escape(draft.product)}(?![\w-])") if draft.product else None
    for passage in draft.having(Role.PROBLEM):
        if passage.confidence >= draft.limit(rule, "sureness"):
            within = (passage.span.start, passage.span.end)
            found = (name and name.search(own, *within)) or _OURS.search(own, *within)
            if found:
                told = f"Tell the problem as customers had it before “{found[0]}”; that belongs in the next paragraph."
                yield Finding(draft.span(*found.span()), told)


rule = Rule("solution-in-problem", Group.CUSTOMER, Tier.SHOULD, check, {"sureness": 0.6})
