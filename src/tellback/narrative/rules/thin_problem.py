"""A problem told in less words and numbers than its solution is a solution in search of a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft, words
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Passage, Role
from tellback.narrative.rule import Group, Rule

_NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*")
SURE = 0.55


def check(draft: Draft) -> Iterator[Finding]:
    """A problem with few words beside the solution's, or without a number where the solution has some."""
    problem, solution = list(draft.having(Role.PROBLEM)), list(draft.having(Role.SOLUTION))
    if not problem or not solution or min(each.confidence for each in (*problem, *solution)) < SURE:
        return
    told, sold = (sum(words(each.text) for each in part) for part in (problem, solution))
    if told < draft.limit(rule, "share") * sold:
        yield Finding(
            problem[0].span,
            f"Tell more of the problem: {told} words, and {sold} on the solution. Who has it, how often, at what cost?",
        )
    elif _numbers(solution) > 1 and not _numbers(problem):
        yield Finding(problem[0].span, "Put a number on the problem: only the solution has any.")


def _numbers(part: list[Passage]) -> int:
    return sum(len(_NUMBER.findall(each.text)) for each in part)


rule = Rule("thin-problem", Group.STRUCTURE, Tier.CONSIDER, check, {"share": 0.5})
