"""The words by which a promise gives itself away, and those that speak against it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHO = (
    r"(?:you|customers?|users?|teams?|people|anyone|everyone|everybody|developers?|engineers?|practitioners?|analysts?|"
    r"scientists?|members?|readers?|organi[sz]ations?|companies|businesses|enterprises|families|we|i)"
)
_NUMBER = (
    r"(?:[$€£]?\d[\d.,]*|\b(?:a single|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half an?))"
)
_UNIT = (
    r"(?:%|percent|milliseconds?|ms|seconds?|minutes?|hours?|(?:working )?days?|weeks?|months?|years?|times|x|"
    r"[KMGT]i?B|clicks?|taps?|steps?|lines?|command|people|languages|pages?|users?|messages?)\b"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign: how much it weighs, what it tells, and the words it is known by, to the end of the sentence."""

    weight: float
    reason: str
    pattern: re.Pattern[str]


def _cue(weight: float, reason: str, *words: str) -> Cue:
    return Cue(weight, reason, re.compile(rf"(?:{'|'.join(words)}).*", re.IGNORECASE))


FOR = (
    _cue(
        2.0,
        "says what the customer can do",
        rf"\b{_WHO}(?:\s+\w+){{0,2}}?\s+(?:can|(?-i:may)|will be able to|gets?|choose|decide|stay|keep)\b(?! not\b)",
        rf"\b{_WHO}(?:\s+\w+){{0,2}}?\s+(?:no longer|never|do not|don[’']t|won[’']t) (?:have|need)\b",
    ),
    _cue(
        1.5,
        "says what it does for the customer",
        r"\b(?:lets?|allows?|enables?|helps?|empowers?|makes? (?:it|them|your|sure)|gives?|saves?|keeps?|protects?)\b",
        r"\b(?:finds?|reduces?|cuts?|eliminates?|automatically|ensures?|guarantees?|provides?|offers?|supports?)\b",
        r"\b(?:transforms?|simplif(?:y|ies)|shows?|removes?|replaces?|remembers?|includes?|captures?|shortens?)\b",
        r"\b(?:addresses|brings?|stays? (?:on|in|with)|works? (?:with|on|offline|without))\b",
        r"\bwill (?!be announced|not\b)\w+",
    ),
    _cue(1.0, "puts a number on it", rf"(?:\b(?:in|under|within|only|just|by|up to)\s+)*{_NUMBER}[- ]?{_UNIT}"),
    _cue(0.75, "speaks to the customer", r"\byou (?!are\b|were\b|had\b|ha?ve been\b)\w+", r"\byour \w+"),
    _cue(
        1.0,
        "compares",
        r"\b(?:faster|easier|cheaper|better|simpler|safer|quicker|sooner|(?:more|less|fewer) \w+ than)\b",
        r"\b(?:half the|twice|instead of|without (?:having to|needing|\w+ing)|no more|unlike)\b",
        r"\b(?:the (?:first|only|most|best)|one-stop)\b",
    ),
    _cue(
        1.5,
        "says when or where it can be had",
        r"\b(?:is|are|will be) (?:now )?(?:available|included)\b",
        r"\b(?:open[- ]source under|rolls? out|available (?:now|today|from|on|in|as))\b",
        r"\b(?:launche[sd]|releases?d?|announce[sd]?|introduce[sd]?|unveil(?:s|ed)) \w",
    ),
    _cue(
        2.0,
        "says what it costs",
        r"\bcosts? (?:nothing|[$€£]?\d)|[$€£]\d[\d.,]* (?:a|per|each)\b|\bno extra (?:cost|charge)\b",
        r"\b(?:is|are|will be|freely) (?:now )?(?:available )?(?:free|at no cost)\b|\bfree of charge\b",
    ),
    _cue(
        1.0,
        "promises without exception",
        r"\b(?:never|always|every|any|all of|no (?:data|one|ads?|account|set-?up)|nothing|regardless|wherever)\b",
    ),
)
AGAINST = (
    _cue(1.5, "past or problem", r"\b(?:was|were|had|used to|has been|have been|struggl\w+|problem|until now)\b"),
    _cue(1.5, "problem", r"\b(?:difficult|hard to|unfortunately)\b"),
    _cue(1.5, "limit", r"\b(?:not (?:yet|support\w*|include\w*|available)|no plans?|cannot|can[’']t|limited to)\b"),
    _cue(1.5, "limit", r"\b(?:can only|require[sd]?|TBD|may want to)\b"),
    _cue(1.0, "wish", r"\b(?:our goal|we (?:hope|plan|aim|believe|want)|the intention|may be|might|roadmap|someday)\b"),
    _cue(2.0, "aside", r"^\W*(?:for example|e\.g\.|here|[-–—]|see)\b|\?\W*$"),
    _cue(0.7, "invitation", r"^\W*(?:to learn more|for more information|visit|head to)\b"),
)
