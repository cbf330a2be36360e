"""The same quantity with two values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.quantity import Quantity, quantities
from tellback.narrative.rule import Group, Rule

_CHANGES = re.compile(
    r"\b(?:from [^.]{1,40} to|up from|down from|instead of|rather than|used to|was|were|had|previous\w*|before|after|"
    r"ago|earlier|if|or|versus|vs|example|e\.g|increas\w+|reduc\w+|rais\w+|drop\w+|between|either|originally|assum\w+)\b"
)
_PLAN = re.compile(
    r"\b(?:plans?|tiers?|pro|basic|premium|enterprise|starter|standard|team|annual\w*|yearly|monthly|students?|discount\w*|"
    r"members|region\w*|phase|stage|option\w*|version|v\d|first|second|third|pilot|beta|per|each|every)\b"
)
_PERIOD = re.compile(
    r"\b(?:(?:19|20)\d\d|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter)\b"
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each quantity that was said with another value before, of the same thing, with nothing that tells them apart."""
    before: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in quantities(draft.wording):
        if _tells_apart(quantity.sentence.lower()):
            continue
        key = (quantity.unit, quantity.noun[-1] if quantity.noun else "")
        earlier = next((other for other in before[key] if _conflict(other, quantity)), None)
        if earlier:
            line = draft.span(earlier.start, earlier.end).line
            said = f"“{quantity.said}” here is “{earlier.said}” in line {line}"
            yield Finding(draft.span(quantity.start, quantity.end), f"Say which it is: {said}.")
        before[key].append(quantity)


def _tells_apart(sentence: str) -> bool:
    return bool(_CHANGES.search(sentence) or _PLAN.search(sentence))


def _conflict(one: Quantity, two: Quantity) -> bool:
    if one.value == two.value or one.sentence == two.sentence or one.noun != two.noun or not one.counts:
        return False
    shared = len(one.around & two.around)
    enough = 2 if len(one.noun) > 1 else max(3, 0.5 * min(len(one.around), len(two.around)))
    if shared < enough:
        return False
    periods = [set(_PERIOD.findall(each.sentence.lower())) for each in (one, two)]
    return not all(periods) or periods[0] == periods[1]


rule = Rule("conflicting-numbers", Group.WORDING, Tier.MUST, check)
