"""Which role a paragraph plays, from its label, its heading, its words and its place."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from tellback.narrative.passage import Role

_CUES = [
    (Role.SUMMARY, 2.0, r"\btoday,? (?:\w+ ){0,5}?(?:announce|launch|release|introduc)|\bannounce[sd]?\b"),
    (Role.SUMMARY, 1.2, r"\b(?:launch|releas|introduc|unveil|publish)(?:es|ed|ing)?\b"),
    (
        Role.SUMMARY,
        0.8,
        r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d",
    ),
    (
        Role.PROBLEM,
        1.3,
        r"\b(?:hard(?:er)?|difficult|struggl\w+|frustrat\w+|tedious|painful|challeng\w+|complicates?)\b",
    ),
    (
        Role.PROBLEM,
        1.0,
        r"\b(?:wast\w+|spend|lose|lost|costs? them|error-prone|overwhelm\w+|bottleneck|scattered|hidden)\b",
    ),
    (
        Role.PROBLEM,
        1.0,
        r"\b(?:until now|for (?:years|too long|the longest time)|too (?:often|many|much|slow)|so far)\b",
    ),
    (
        Role.PROBLEM,
        1.0,
        r"\b(?:there (?:are|is) no|no way|lacks?|missing|cannot|can[’']t|few \w+ know|are not taught|n[o']t)\b",
    ),
    (Role.PROBLEM, 0.6, r"\b(?:existing|current(?:ly)?|today['’]s|traditional|however|without|need)\b"),
    (
        Role.SOLUTION,
        1.5,
        r"\b(?:solves?|lets|enables?|allows?|helps?|makes it (?:easy|possible)|provides?|gives|empowers)\b",
    ),
    (Role.SOLUTION, 1.0, r"\b(?:that[’']s why|with \w+, (?:you|\w+s)\b|instead of|no longer|one[- ]stop)"),
    (Role.SOLUTION, 0.6, r"\b(?:is an?|are an?) \b"),
    (Role.HOW_IT_WORKS, 1.6, r"\b(?:click|tap|open the|choose|select|drag|type|press|paste|enter)s?\b"),
    (Role.HOW_IT_WORKS, 1.0, r"\b(?:to use|simply|first,|then|once|step|from there|behind the scenes|automatically)\b"),
    (
        Role.CALL_TO_ACTION,
        2.2,
        r"\b(?:to learn more|for more information|sign up|get started|to get started|visit|head to)\b",
    ),
    (Role.CALL_TO_ACTION, 1.4, r"\bavailable (?:now|today|from|at|in|on|for)\b|https?://|\bdownload\b|\bfree trial\b"),
    (Role.CALL_TO_ACTION, 0.8, r"[$€£]\s?\d|\bper (?:month|user|seat)\b|\ba month\b"),
    (Role.BOILERPLATE, 3.0, r"^\W*about [A-Z]|^\W*###\W*$"),
    (
        Role.BOILERPLATE,
        1.5,
        r"\b(?:founded in|headquarter\w+|is a leading|is an? \w+ company|media contact|press contact)\b",
    ),
]
_DEEDS = re.compile(
    r"\b(?:search|browse|pick|submit|install|upload|download|scan|send|swipe|sign in|log in)\b", re.IGNORECASE
)
_CUE_PATTERNS = [(role, weight, re.compile(pattern, re.IGNORECASE)) for role, weight, pattern in _CUES]
_PLACES = {
    Role.SUMMARY: (0.0, 2.5),
    Role.PROBLEM: (0.25, 1.0),
    Role.SOLUTION: (0.45, 1.0),
    Role.HOW_IT_WORKS: (0.65, 0.4),
    Role.CALL_TO_ACTION: (0.95, 1.0),
    Role.BOILERPLATE: (1.0, 0.3),
}


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a paragraph before its role: `place` is 0 for the first of the press release, 1 for the last."""

    text: str
    place: float
    label: Role | None = None
    heading: Role | None = None
    quoted: bool = False
    attributed: bool = False
    in_list: bool = False


def role(signs: Signs) -> tuple[Role, float]:
    """The likeliest role and how sure that is, 0 to 1: a label beats a quote's form, that a heading, that the words."""
    if signs.label:
        return signs.label, 0.95
    if signs.quoted:
        return Role.QUOTE, 0.95 if signs.attributed else 0.7
    if signs.heading:
        return signs.heading, 0.6 if signs.heading is Role.QUOTE else 0.9
    scores = {name: height * (1 - min(1, 3 * abs(signs.place - at))) for name, (at, height) in _PLACES.items()}
    for name, weight, pattern in _CUE_PATTERNS:
        if pattern.search(signs.text):
            scores[name] += weight
    scores[Role.OTHER] = 0.4 + 0.6 * signs.in_list + (len(signs.text.split()) < 5)
    total = sum(map(math.exp, scores.values()))
    best = max(scores, key=lambda name: scores[name])
    return best, round(math.exp(scores[best]) / total, 2)


def hints(role: Role, text: str) -> bool:
    """Whether a text holds words that speak of a part, so that it can not be said to be missing."""
    if role is Role.HOW_IT_WORKS and _DEEDS.search(text):
        return True
    return any(part is role and weight >= 1 and pattern.search(text) for part, weight, pattern in _CUE_PATTERNS)
