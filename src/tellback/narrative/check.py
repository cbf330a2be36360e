"""Read a story as a good editor would: every rule of the shelf that the profile asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.rule import Rule
from tellback.plugins import find


def rules() -> tuple[Rule, ...]:
    """Every rule there is, ours and those that plugs bring, by name."""
    return tuple(sorted(find("narrative.rules"), key=lambda rule: rule.name))


def check(draft: Draft, using: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
    """What the rules find, in the order of the file. Rules that read meaning are left out where there is no model."""
    found = [finding for rule in (rules() if using is None else using) for finding in _apply(rule, draft)]
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.rule)))


def _apply(rule: Rule, draft: Draft) -> Iterator[Finding]:
    tier = draft.profile.tiers.get(rule.name, rule.tier)
    if tier is None or (rule.reads_meaning and draft.model is None):
        return
    for finding in rule.check(draft):
        yield replace(finding, rule=rule.name, tier=finding.tier or tier, path=draft.prfaq.path)
