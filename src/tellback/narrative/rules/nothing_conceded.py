"""Answers to colleagues that never concede anything sell instead of telling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft, words
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_CONCEDES = re.compile(
    r"\b(?:not|cannot|no|never|without|but|however|although|though|yet|despite|except|unless|only|risks?|limit\w*|"
    r"drawbacks?|downsides?|caveats?|trade-?offs?|hard\w*|difficult\w*|unclear|unknown|unsure|uncertain\w*|assum\w+|might|(?-i:may)|"
    r"depends?|fail\w*|los[est]\w*|wrong|problem\w*|challeng\w*|too (?:late|slow|few|many|much))\b|n['’]t\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """The internal FAQ, where all its answers only praise."""
    answers = [question.answer for question in draft.prfaq.internal if question.answer]
    enough = len(answers) >= draft.limit(rule, "answers") and sum(map(words, answers)) >= draft.limit(rule, "words")
    if enough and not any(map(_CONCEDES.search, answers)):
        yield Finding(
            draft.prfaq.internal[0].span,
            f"Concede something: none of the {len(answers)} answers to colleagues names a limit, a risk or a doubt.",
        )


rule = Rule("nothing-conceded", Group.ANSWERS, Tier.SHOULD, check, {"answers": 4, "words": 60})
