"""A comment that allows what nobody finds any more hides the next mistake."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.check import found_by, rules, runs
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """Each name in a comment that allows nothing; a rule that does not run here is given the benefit of the doubt."""
    known = {rule.name: rule for rule in rules()}
    for each in draft.allowances:
        allowed = known.get(each.rule)
        if allowed is None or allowed.name == rule.name or not runs(allowed, draft):
            continue
        if not any(each.covers(finding.span) for finding in found_by(allowed, draft)):
            yield Finding(each.span, f"Take “{each.rule}” out of this comment: nothing here needs it.")


rule = Rule("unused-allow", Group.COMMENTS, Tier.CONSIDER, check)
