"""The story as a reader gets it: no evidence, no promises pointed out, every sentence one that can be marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tellback.audience.invitation import Invitation
from tellback.errors import NotFound
from tellback.narrative.claim import Claim, ClaimId, Standing
from tellback.narrative.compare import read_version
from tellback.narrative.passage import Sentence
from tellback.narrative.question import Circle
from tellback.narrative.story import Story, ToldClaim, ToldQuestion
from tellback.narrative.typeset import Block, subheading, typeset, typeset_answer, typeset_sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the FAQ with its answer."""

    title: Block
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A piece's `number`, less one, is the index of its sentence; `shown` are all of these."""

    blocks: tuple[Block, ...]
    external: tuple[Asked, ...]
    internal: tuple[Asked, ...]
    shown: tuple[int, ...]

    @property
    def last(self) -> int:
        """The index of the last sentence; -1 where there is none."""
        return max(self.shown, default=-1)


def sheet(asked: Invitation, version: str = "") -> Sheet:
    """What an invitation's readers read who were given this version. What colleagues ask is left out for those it is
    not meant for.
    """
    return sheet_of(asked.wording(version), asked.audience.sees_internal)


def check(asked: Invitation, sentence: int, version: str = "") -> None:
    """Raises NotFound where a version has no such sentence, or its readers do not get it."""
    if sentence not in sheet(asked, version).shown:
        raise NotFound("This sentence is not in the story.")


@lru_cache(maxsize=16)
def sheet_of(text: str, internal_too: bool) -> Sheet:
    """What is read of a wording, with the questions that colleagues ask or without; the latest are remembered."""
    story = _every_sentence(text)
    line = story.prfaq.subheading if subheading(story) else None
    blocks = (typeset_sentence(story, story.prfaq.headline), typeset_sentence(story, line), *typeset(story))
    external = _faq(story, Circle.EXTERNAL)
    internal = _faq(story, Circle.INTERNAL) if internal_too else ()
    faq = (block for each in (*external, *internal) for block in (each.title, *each.blocks))
    shown = (piece.number - 1 for block in (*blocks, *faq) for piece in block.told)
    return Sheet(tuple(block for block in blocks if block.pieces), external, internal, tuple(shown))


def _every_sentence(text: str) -> Story:
    """The story as if each of its sentences were a promise: so they are set apart, each under its number."""
    prfaq = read_version(text)
    marks = (
        Claim(ClaimId(str(at)), each.text, each.span, Standing.PROPOSED, "") for at, each in enumerate(prfaq.wording)
    )
    return Story(
        prfaq,
        tuple(ToldClaim(mark, ()) for mark in marks),
        tuple(ToldQuestion(question, ()) for question in prfaq.questions),
    )


def _faq(story: Story, circle: Circle) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            typeset_sentence(story, Sentence(told.question.text, told.question.span)),
            typeset_answer(story, told),
        )
        for told in story.questions
        if told.question.circle is circle
    )
