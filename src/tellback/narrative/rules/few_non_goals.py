"""Who names only one thing that will not be done has not yet decided what will."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_ASKS = re.compile(
    r"\b(?:out of scope|non-?goals?|(?:will|do|are|should|does|did|is)(?: (?:we|you|it|the team|\w+))? not "
    r"(?:do(?:ing)?|build(?:ing)?|be doing|be building|support(?:ing)?|cover|include|ship|solve)|"
    r"(?:won[’']t|don[’']t) (?:we|you|it) (?:do|build|support|cover)|we (?:won[’']t|are saying no)|say(?:ing)? no to|"
    r"not (?:going )?to build)\b",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\b(?:what|which|where)\b|^\W*(?:out of scope|non-?goals?)", re.IGNORECASE)
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\S|;|, (?:and |or |nor )?|\b(?:and|or|nor)\b|[.!?](?=\s|$)", re.MULTILINE)
_LISTED = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\S", re.MULTILINE)


def check(draft: Draft) -> Iterator[Finding]:
    """A question about what is left out whose answer names too little."""
    least = int(draft.limit(rule, "entries"))
    for question in draft.prfaq.questions:
        if not (_ASKS.search(question.words) and _WHAT.search(question.words)) or question.answer_span is None:
            continue
        listed = len(_LISTED.findall(question.answer))
        count = listed or sum(1 for _ in _ITEM.finditer(question.answer.strip()))
        if count < least:
            yield Finding(question.answer_span, f"Name at least {least} things you will not do; there are {count}.")


rule = Rule("few-non-goals", Group.STRUCTURE, Tier.SHOULD, check, {"entries": 3})
