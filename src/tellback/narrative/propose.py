"""Which sentences promise a customer something, and how one can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tellback.narrative.cues import AGAINST, FOR
from tellback.narrative.passage import Passage, Role, Sentence
from tellback.narrative.plain import plain
from tellback.narrative.question import Circle, Question

ENOUGH = 1.5
"""Signs of a promise must weigh this much."""

_PLACES = {
    Role.SUMMARY: 0.25,
    Role.SOLUTION: 0.5,
    Role.HOW_IT_WORKS: 0.5,
    Role.CALL_TO_ACTION: 0.0,
    Role.QUOTE: -0.5,
    Role.ANSWER: -0.5,
    Role.OTHER: -0.5,
}
_OFFERS = re.compile(r"\b(?:provides?|offers?|includes?|features?|following|get|can|with)\b[^.]*:$")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence that promises something, and the reason in words."""

    sentence: Sentence
    reason: str


def propose(passages: Sequence[Passage], questions: Iterable[Question]) -> Iterator[Proposal]:
    """The promises of the press release and of what customers are answered, in the order they are given."""
    listing = False
    for passage in passages:
        text = plain(passage.text)
        in_list = listing and not text.endswith(":")
        if passage.role in _PLACES and passage.role is not Role.OTHER:
            for number, sentence in enumerate(passage.sentences):
                yield from _proposal(sentence, passage.role, listed=in_list and number == 0)
        listing = bool(_OFFERS.search(text)) or (in_list and passage.role is Role.SOLUTION)
    for question in questions:
        if question.circle is Circle.EXTERNAL:
            for passage in question.passages:
                for sentence in passage.sentences:
                    yield from _proposal(sentence, Role.ANSWER, listed=False)


def _proposal(sentence: Sentence, role: Role, *, listed: bool) -> Iterator[Proposal]:
    text = plain(sentence.text)
    if len(text.split()) < 3 or text.endswith(("?", ":")):
        return
    found = [(cue, match[0]) for cue in FOR if (match := cue.pattern.search(text))]
    score = sum(cue.weight for cue, _ in found) + _PLACES[role] + listed
    if score < ENOUGH or score - sum(cue.weight for cue in AGAINST if cue.pattern.search(text)) < ENOUGH:
        return
    told = [(cue, words) for cue, words in found if not listed or (cue.weight >= 1 and len(words.split()) > 2)]
    if told:
        cue, words = max(told, key=lambda item: item[0].weight)
        yield Proposal(sentence, f"{cue.reason}: “{_clipped(words)}”")
    elif listed:
        yield Proposal(sentence, "is listed among what it offers")


def _clipped(words: str, most: int = 9) -> str:
    kept = words.split()[:most]
    return " ".join(kept).rstrip(" .,;:!") + ("…" if len(words.split()) > most else "")
