"""What takes more than three steps to begin is too hard to begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.english import verb_forms, words_of
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Passage, Role
from tellback.narrative.rule import Group, Rule

_ITEM = re.compile(r"\s*(?:\d+[.)]|[-*+])\s+")
_STEP = re.compile(r"(?:^|[.;,] )(?:first|second|third|next|then|after that|finally|lastly)\b", re.IGNORECASE)


def check(draft: Draft) -> Iterator[Finding]:
    """The first step too many, in a list of things to do or in a paragraph that counts them up."""
    most = int(draft.limit(rule, "steps"))
    parts = [*draft.having(Role.HOW_IT_WORKS, 0.5), *draft.having(Role.CALL_TO_ACTION, 0.5)]
    steps = [part for part in parts if _is_step(part, draft)]
    if len(steps) > most:
        yield Finding(steps[most].span, f"Let the customer begin in {most} steps; there are {len(steps)}.")
    for part in parts:
        named = list(_STEP.finditer(part.text))
        if len(named) > most:
            yield Finding(part.span, f"Let the customer begin in {most} steps; there are {len(named)}.")


def _is_step(part: Passage, draft: Draft) -> bool:
    begin = draft.lines.start_of(part.span.line)
    line = draft.prfaq.source[begin : part.span.end].partition("\n")[0]
    first = words_of(part.text)[:1]
    return bool(_ITEM.match(line)) and bool(verb_forms().intersection(first))


rule = Rule("long-start", Group.STRUCTURE, Tier.CONSIDER, check, {"steps": 3})
