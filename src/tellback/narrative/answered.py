"""Which hard questions a story answers, and with which sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tellback.narrative.dodge import dodges
from tellback.narrative.intent import Intent, intents
from tellback.narrative.passage import Passage, Role, Sentence
from tellback.narrative.phrases import spoken
from tellback.narrative.plain import plain
from tellback.narrative.question import Circle, Question
from tellback.narrative.readable import readable

if TYPE_CHECKING:
    from tellback.narrative.prfaq import PRFAQ

_TITLES = {Role.HOW_IT_WORKS: "How it works", Role.CALL_TO_ACTION: "Getting started"}
"""The heading a paragraph would have that plays such a role."""
SURE = 0.75
"""So sure must that role be."""
PROSE = 0.5
"""A story answers nothing where less than this share of its sentences reads like language."""

_OPEN = re.compile(
    r"(?<!!)\[(?![ xX]?\])(?!\s*(?:TBD|TBA|TODO|TBC|\?|\.\.\.|…))(?:[^\]]*\d|\W*\w+\W+\w+\W+\w)[^\]]*\](?![(\[])"
)
"""A bracketed assumption of three words or a number: "[assumed: $9 a month]". A link or an empty promise is none."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A hard question and the sentence that answers it, or None.

    `where` is the FAQ's question above the sentence, "" in the press release; `asked` the FAQ's question that asks it.
    """

    intent: str
    circle: Circle
    question: str
    sentence: Sentence | None
    where: str = ""
    asked: Question | None = field(default=None, metadata={"json": False})


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with all the reader has in mind when reading it: the question and the heading above."""

    sentence: Sentence
    words: str
    titles: tuple[str, ...]
    question: Question | None
    role: Role


def hard_questions(prfaq: PRFAQ) -> tuple[Answered, ...]:
    """Every question of the catalogue, customers' first, with the first sentence that answers it.

    What stands below a question that asks it, in any words, comes before what is said elsewhere. Decided by words
    alone: no model is loaded.
    """
    said = tuple(_said(prfaq))
    long = [each for each in said if len(each.words.split()) > 3]
    if sum(readable(each.words) for each in long) < PROSE * len(long):
        said = ()
    return tuple(_answered(intent, prfaq, said) for intent in intents())


def _said(prfaq: PRFAQ) -> Iterator[_Said]:
    for title in (prfaq.headline, prfaq.subheading):
        if title:
            yield _Said(title, plain(title.text), (), None, Role.OTHER)
    for passage in prfaq.passages:
        yield from _sentences(passage, None)
    for question in prfaq.questions:
        for passage in question.passages:
            yield from _sentences(passage, question)


def _sentences(passage: Passage, question: Question | None) -> Iterator[_Said]:
    role = _TITLES.get(passage.role, "") if passage.confidence >= SURE else ""
    titles = (question.words if question else role, passage.heading)
    shown = tuple(title.replace("’", "'") for title in dict.fromkeys(titles) if title)
    for sentence in passage.sentences:
        linked = " https://link" if "](http" in sentence.text else ""
        yield _Said(sentence, plain(sentence.text).replace("’", "'") + linked, shown, question, passage.role)


def _answered(intent: Intent, prfaq: PRFAQ, said: Sequence[_Said]) -> Answered:
    asked = next((each for each in prfaq.questions if spoken(intent.asks, each.words.replace("’", "'"))), None)
    under = [each for each in said if asked and each.question is asked]
    found = next(_below(intent, [*under, *said]), None) or next(_elsewhere(intent, said), None)
    where = found.question.words if found and found.question else ""
    return Answered(intent.name, intent.circle, intent.question, found.sentence if found else None, where, asked)


def _below(intent: Intent, said: Sequence[_Said]) -> Iterator[_Said]:
    """Sentences below a question or heading that asks."""
    for each in said:
        if any(_leads(intent, title) for title in each.titles) and _holds(intent, each) and _earnest(each):
            yield each


def _elsewhere(intent: Intent, said: Sequence[_Said]) -> Iterator[_Said]:
    """Sentences that answer unasked: what the problem is today says nothing about the product."""
    for each in said:
        free = intent.circle is Circle.INTERNAL or each.role is not Role.PROBLEM
        if free and spoken(intent.says, each.words) and _earnest(each):
            yield each


def _leads(intent: Intent, title: str) -> bool:
    return spoken(intent.asks, title) or spoken(intent.near, title)


def _holds(intent: Intent, said: _Said) -> bool:
    assumed = _OPEN.search(said.sentence.text)
    return bool(assumed or spoken(intent.holds, said.words) or spoken(intent.says, said.words))


def _earnest(said: _Said) -> bool:
    return not said.words.endswith("?") and readable(said.words) and not dodges(said.words)
