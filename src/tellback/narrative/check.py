"""Read a story as a good editor would: every rule of the shelf that the profile asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellback.narrative.allow import Allowance
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.rule import Rule
from tellback.narrative.unanswered import unanswered
from tellback.plugins import find


def rules() -> tuple[Rule, ...]:
    """Every rule there is, ours and those that plugs bring, by name."""
    return tuple(sorted((*find("narrative.rules"), *unanswered()), key=lambda rule: rule.name))


def check(draft: Draft, using: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
    """What the rules find and no comment allows, in the order of the file.

    Rules that read meaning are left out where there is no model.
    """
    told = draft.as_read
    found = [finding for rule in (rules() if using is None else using) for finding in found_by(rule, told)]
    kept = (_in_file(each, draft) for each in found if not any(_allows(mark, each) for mark in told.allowances))
    return tuple(sorted(kept, key=lambda finding: (finding.span, finding.rule)))


def runs(rule: Rule, draft: Draft) -> bool:
    """Whether a rule is on for this story, and has what it needs."""
    return draft.tier(rule) is not None and not (rule.reads_meaning and draft.model is None)


def found_by(rule: Rule, draft: Draft) -> Iterator[Finding]:
    """What one rule finds, whatever comments allow."""
    tier = draft.tier(rule)
    if tier is None or not runs(rule, draft):
        return
    for finding in rule.check(draft):
        own = tier if rule.name in draft.tiers else finding.tier or tier
        yield replace(finding, rule=rule.name, tier=own, path=draft.prfaq.path)


def _in_file(finding: Finding, draft: Draft) -> Finding:
    """What was found in the story as it is read, where it stands in the file; no fix writes over a variable."""
    filled = draft.prfaq.filled
    fix = finding.fix if finding.fix and not filled.touches(finding.fix.span) else None
    return filled.in_file(replace(finding, fix=fix))


def _allows(allowance: Allowance, finding: Finding) -> bool:
    return allowance.rule == finding.rule and allowance.covers(finding.span)
