"""One short sentence does not answer a how, a why or a what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tellback.narrative.draft import Draft, words
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.plain import plain
from tellback.narrative.question import Question
from tellback.narrative.rule import Group, Rule
from tellback.text.sentences import sentences

_OPEN = re.compile(
    r"(?:^|[.?!] )(?:and |but |so )?(?:why|how(?! (?:much|many|long|often|soon|far|big|old|fast)\b)|"
    r"what(?! (?:time|day|date|size|version|price)\b))\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:yes|no|yep|nope|of course|absolutely|definitely|certainly|sure|not at all|never|always|it (?:does|is|will)|"
    r"we (?:do|will|can)|you (?:can|will))(?:,? (?:it|we|you|they) (?:is|are|does|do|can|will))?",
    re.IGNORECASE,
)
_POINTS = re.compile(r"https?://|\]\(|\n\s*(?:[-*+]|\d+[.)])\s|```|\||\b\d|\w\.(?:com|org|io|net)\b")
_REASON = re.compile(
    r"\b(?:because|since|so that|therefore|as (?:it|they|we|you|there)|in order|otherwise|which means|due to|"
    r"rather than|instead of|if|by \w+ing|when|unless|to (?!the\b|our\b|your\b|a\b)\w+)\b|:",
    re.IGNORECASE,
)
_ECHO = re.compile(
    r"(?:yes|no|nope|absolutely|of course|certainly|definitely)\b[,.!] (?:[\w’'-]+ ?){1,3}", re.IGNORECASE
)


def check(draft: Draft) -> Iterator[Finding]:
    """A short answer of one sentence to an open question, or a bare yes or no. A number or a link may be enough.

    Where most answers are such, the FAQ answers nothing, and each of them must be mended.
    """
    found = list(_found(draft))
    most = len(found) > max(3, len(draft.prfaq.questions) / 2)
    yield from (replace(finding, tier=Tier.MUST) for finding in found) if most else found


def _found(draft: Draft) -> Iterator[Finding]:
    for question in draft.prfaq.questions:
        answer = plain(question.answer).strip(" .!*+-")
        if words(answer) < 1 or answer.lower() in {"n/a", "tbd"} or _POINTS.search(question.answer):
            continue
        echo = _ECHO.fullmatch(answer) and not _REASON.search(answer)
        if question.answer_span and (_BARE.fullmatch(answer) or echo):
            message = f"Say more than “{answer}”: how, since when, or how you know."
            yield Finding(question.answer_span, message, tier=Tier.CONSIDER)
        elif question.answer_span and _OPEN.search(question.words) and _is_short(answer, draft):
            yield Finding(question.answer_span, f"Say more: one sentence does not answer “{_short(question)}”.")


def _is_short(answer: str, draft: Draft) -> bool:
    """Whether it is one short sentence, or a longer one that gives no reason."""
    count = words(answer)
    if count > draft.limit(rule, "words-without-reason") or answer.count(",") > 1:
        return False
    if count > draft.limit(rule, "words") and _REASON.search(answer):
        return False
    return sum(1 for _ in sentences(answer)) == 1


def _short(question: Question) -> str:
    return question.words if len(question.words) < 80 else f"{question.words[:76]}…"


rule = Rule("one-sentence-answer", Group.STRUCTURE, Tier.SHOULD, check, {"words": 14, "words-without-reason": 25})
