"""Readers need the problem before its solution."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Passage, Role
from tellback.narrative.rule import Group, Rule

_ORDER = [Role.SUMMARY, Role.PROBLEM, Role.SOLUTION, Role.HOW_IT_WORKS, Role.CALL_TO_ACTION]
SURE = 0.85


def check(draft: Draft) -> Iterator[Finding]:
    """Each part that begins before the one it builds on. Only parts that are labelled, or else beyond doubt, count."""
    begins: list[Passage] = []
    for part in _ORDER:
        first = next(draft.having(part, SURE), None)
        later = [before for before in begins if first and before.span > first.span]
        if first and later:
            yield Finding(first.span, f"Move {_called(first.role)} behind {_called(later[0].role)}.")
        elif first:
            begins.append(first)


def _called(part: Role) -> str:
    return f"“{part.value}”" if part is Role.HOW_IT_WORKS else f"the {part.value}"


rule = Rule("parts-out-of-order", Group.STRUCTURE, Tier.SHOULD, check)
