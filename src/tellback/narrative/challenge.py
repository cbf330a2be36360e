"""Have a language model play a hard-nosed reader: the questions that hurt most, each with the sentence it attacks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellback.model.advisor import Advisor
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.reading import reading
from tellback.text.span import Lines, Span

MOST = 10
FEWEST_WORDS = 3
"""A shorter quote is found in any text, and says nothing."""
TASK = f"""\
You read a PR/FAQ as a hard-nosed executive who has to pay for it. Ask the {MOST} hardest questions that it does not
answer, the hardest first. Each attacks one sentence of the story: copy that sentence letter by letter into `quote`.
One plain question each, in the language of the story; never praise, never sum up."""

_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")


@dataclass(frozen=True, slots=True)
class Attack:
    """A question, and the sentence of the story that it attacks, to the letter."""

    question: str
    quote: str


@dataclass(frozen=True, slots=True)
class Challenged:
    """A hard question; `quote` stands at `span` of the story, and is empty where the model named no sentence of it."""

    question: str
    quote: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Challenge:
    """What the model named asks of a story. It is no reader: nothing of this is counted anywhere.

    `dropped` quotes were left out because the story does not hold them.
    """

    path: str
    made_by: str
    questions: tuple[Challenged, ...]
    dropped: int


def challenge(advisor: Advisor, prfaq: PRFAQ) -> Challenge:
    """The hardest questions, ten at most. Only the story as readers see it is sent. Raises AdvisorFailed."""
    attacks = advisor.answer(TASK, _seen(prfaq), list[Attack])[:MOST]
    honest = [each for each in attacks if all(_place(prfaq, words) for words in _QUOTED.findall(each.question))]
    asked = tuple(_challenged(prfaq, each) for each in honest)
    return Challenge(prfaq.path, advisor.name, asked, len(attacks) - sum(bool(each.quote) for each in asked))


def _seen(prfaq: PRFAQ) -> str:
    """The story without its front matter and comments."""
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", reading(prfaq.filled.text).visible).strip()


def _challenged(prfaq: PRFAQ, attack: Attack) -> Challenged:
    place = _place(prfaq, attack.quote) if len(attack.quote.split()) >= FEWEST_WORDS else None
    if place is None:
        return Challenged(attack.question)
    return Challenged(attack.question, place.of(prfaq.filled.text), prfaq.filled.in_file(place))


def _place(prfaq: PRFAQ, words: str) -> Span | None:
    """Where words stand in the story as it is read, to the letter; only lines may be broken otherwise."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), prfaq.filled.text)
    return Lines(prfaq.filled.text).span(*found.span()) if found else None
