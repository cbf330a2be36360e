"""Somebody at Larkpost has linked a few messages to each promise by hand before you came: tellback learns from that."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.demo.world import World
from tellback.feedback.decide import decide
from tellback.feedback.query import Query
from tellback.feedback.search import search
from tellback.narrative.claim import Claim
from tellback.narrative.tell import recall_all
from tellback.workspace.workspace import Workspace

WHO = "Joris Maes"
EACH = 4
"""So many complaints and so many praises a promise."""


def teach(here: Workspace, world: World) -> int:
    """Look for messages about each promise of the story and say yes to them; how many links that made."""
    claims = [claim for story in recall_all(here) for claim in story.claims]
    return sum(_link(here, claim, said) for claim in claims for said in _said_of(world, claim))


def _said_of(world: World, claim: Claim) -> Iterator[list[str]]:
    """What people said in English against a promise, and what they said for it, each thing once."""
    for mood in ("complaint", "praise"):
        yield list(dict.fromkeys(_stretches(world, claim.words, mood)))


def _stretches(world: World, promise: str, mood: str) -> Iterator[str]:
    for sent in world.sent:
        for part in sent.letter.parts:
            lane = part.lane
            about = lane is not None and bool(lane.promise) and promise.startswith(lane.promise)
            if about and part.mood == mood and sent.letter.language == "en" and not sent.copy_of:
                yield sent.letter.text[part.start : part.end]


def _link(here: Workspace, claim: Claim, said: list[str]) -> int:
    """Say yes to EACH of them, from the whole of the time; one that is not found is passed over."""
    done = 0
    for words in said[:: max(1, len(said) // (2 * EACH))]:
        if done == EACH:
            break
        found = search(here.store, here.model, Query(words=words, most=1)).found
        if found and found[0].word.text == words:
            decide(here.store, found[0].word.passage, str(claim.id), right=True, who=WHO)
            done += 1
    return done
