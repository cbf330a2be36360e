"""A comment that allows a rule that does not exist allows nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.check import rules
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.text.nearest import hint


def check(draft: Draft) -> Iterator[Finding]:
    """Each name in a comment that is no rule's."""
    known = [rule.name for rule in rules()]
    for each in draft.allowances:
        if each.rule not in known:
            near = hint(each.rule, known) or "`tellback explain` lists them all."
            yield Finding(each.span, f"No rule is called “{each.rule}”. {near}")


rule = Rule("unknown-allow", Group.COMMENTS, Tier.MUST, check)
