"""“How many”, “how much”, “how long” and “when” ask for a number or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.plain import plain
from tellback.narrative.rule import Group, Rule

_COUNTS = re.compile(
    r"\bhow (?P<much>many|much|long|often|soon|large|big|fast)\b(?! (?:of (?:an?|this|it)\b|better))"
    r"|(?:^|\W)(?P<when>when) "
    r"(?:will|is (?!it\b|this\b)|are|was|did|can (?:i|we|you|customers) (?:get|have|buy|start|expect))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|(?<!!)\[[^\]]*\w[^\]]*\](?![(\[])|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|"
    r"dozens?|hundreds?|thousands?|millions?|half|quarter|once|twice|single|zero|none?|nothing|nobody|never|free|no|all|"
    r"always|every|each|daily|hourly|weekly|monthly|quarterly|yearly|annual(?:ly)?|immediately|instantly|at once|now|"
    r"today|tomorrow|already|unlimited|any|seconds?|overnight|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each question that asks how much or when, and gets neither."""
    for question in draft.prfaq.questions:
        counts = _COUNTS.search(question.words)
        if counts and plain(question.answer) and not _NUMBER.search(question.answer):
            asked, wanted = ("when", "a date") if counts["when"] else (f"how {counts['much'].lower()}", "a number")
            yield Finding(question.span, f"Answer “{asked}” with {wanted}, or with your assumption in [brackets].")


rule = Rule("numberless-answer", Group.ANSWERS, Tier.SHOULD, check)
