"""A number written by hand that the story keeps as a variable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.english import small_words
from tellback.narrative.finding import Finding, Fix, Tier
from tellback.narrative.passage import Role
from tellback.narrative.rule import Group, Rule
from tellback.narrative.variable import Variable

_NOUN = re.compile(r"\s*(?P<rate>(?:an?|per|each|every)\s+|[/-])?(?P<noun>[^\W\d_][\w'’]+)")
_MEASURE = re.compile(
    r"(?:(?:milli)?second|minute|hour|day|night|week|month|quarter|year|percent|time|people|person|step|%)s?"
)
_OTHERS = re.compile(
    r"\b(?:instead of|rather than|used to|no longer|was|were|had|competitors?|rivals?|others?|elsewhere|before|"
    r"previously|earlier|today|currently|average)\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each place where the value of a variable counts the same thing that it counts where the variable is used."""
    own, uses = draft.wording.own, draft.prfaq.uses
    problem = [passage.span for passage in draft.having(Role.PROBLEM, 0.5)]
    closed = [*problem, *(use.span for use in uses)]
    for variable in draft.prfaq.variables:
        if not re.search(r"\d", variable.value):
            continue
        counted = {_counted(own, use.span.end) for use in uses if use.name == variable.name}
        for match in re.finditer(rf"(?<![\w.,$€£¥-]){re.escape(variable.value)}(?![\w%]|[.,]\d)", own):
            span = draft.span(*match.span())
            if not any(span.start < each.end and each.start < span.end for each in closed) and _same(
                draft, variable, match, counted
            ):
                told = f"Write “{{{{{variable.name}}}}}” for “{match[0]}”, so that both change together."
                yield Finding(span, told, fix=Fix(span, f"{{{{{variable.name}}}}}", safe=True))


def _same(draft: Draft, variable: Variable, match: re.Match[str], counted: set[str]) -> bool:
    """Whether a number counts the same: the same noun stands behind it, or the variable's name in its sentence."""
    around = draft.wording.around(match.start())
    if _OTHERS.search(around):
        return False
    noun = _counted(draft.wording.own, match.end())
    if noun and noun in counted:
        return True
    words = re.findall(r"[^\W_]+", variable.name.lower())
    rest = around.replace(match[0], " ").lower()
    return all(re.search(rf"\b{re.escape(word.removesuffix('s'))}(?:s|es)?\b", rest) for word in words)


def _counted(text: str, end: int) -> str:
    """The noun behind a number, such as "seats" or "per month"; empty where it is none, or only a measure."""
    match = _NOUN.match(text, end)
    if match is None:
        return ""
    noun = match["noun"].lower()
    if match["rate"]:
        return f"per {noun}"
    return "" if noun in small_words() or _MEASURE.fullmatch(noun) else noun


rule = Rule("hand-written-number", Group.CONSISTENCY, Tier.CONSIDER, check)
