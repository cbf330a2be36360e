"""Before you came, Joris of Larkpost has checked quotes and linked others by hand: tellback learns from both."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tellback.demo.world import World
from tellback.feedback.decide import decide
from tellback.feedback.query import Query
from tellback.feedback.search import search
from tellback.feedback.testify import testify
from tellback.feedback.whole import whole
from tellback.narrative.claim import Claim
from tellback.narrative.evidence import Relation
from tellback.narrative.tell import recall
from tellback.workspace.workspace import Workspace

WHO = "Joris Maes"
CHECKED = 3
"""So many of the quotes for a promise, and so many of those against it, are checked."""
LINKED = 4
"""So many complaints and so many praises are linked to a promise by hand."""
_MOODS = {Relation.CONTRADICTS: "complaint", Relation.SUPPORTS: "praise"}


def teach(here: Workspace, world: World) -> int:
    """Check the first quotes of each promise, then link messages the program had not; how many answers that made."""
    checked = _check(here, world)
    return checked + sum(_link(here, world, claim) for claim in recall(here).claims)


def _check(here: Workspace, world: World) -> int:
    """Say yes or no to what is shown, as somebody does who knows the truth; small talk gets no answer."""
    promises = {str(claim.id): claim.words for claim in recall(here).claims}
    true = {words: (promise, mood) for words, promise, mood in _promised(world)}
    done = 0
    for evidence in testify(here, recall(here)):
        if evidence.relation in _MOODS and evidence.about in promises:
            for word in islice((word for word in evidence.words if word.text in true), CHECKED):
                promise, mood = true[word.text]
                right = promises[evidence.about].startswith(promise) and mood == _MOODS[evidence.relation]
                decide(here.store, word.passage, evidence.about, right=right, who=WHO)
                done += 1
    return done


def _link(here: Workspace, world: World, claim: Claim) -> int:
    """Look for what people said for and against a promise, over the whole of the time, and say yes to it."""
    done = 0
    for mood in _MOODS.values():
        about = dict.fromkeys(
            w for w, promise, felt in _promised(world) if felt == mood and claim.words.startswith(promise)
        )
        step = max(1, len(about) // (3 * LINKED))
        unlinked = (passage for words in list(about)[::step] for passage in _unlinked(here, words, claim))
        for passage in islice(unlinked, LINKED):
            decide(here.store, passage, str(claim.id), right=True, who=WHO)
            done += 1
    return done


def _promised(world: World) -> Iterator[tuple[str, str, str]]:
    """What was said in English about a promise: the words, how the promise begins, and the mood."""
    for sent in world.sent:
        if sent.letter.language == "en" and not sent.copy_of:
            for part in sent.letter.parts:
                if part.lane and part.lane.promise:
                    yield sent.letter.text[part.start : part.end], part.lane.promise, part.mood


def _unlinked(here: Workspace, words: str, claim: Claim) -> Iterator[int]:
    """The passage with just these words, unless the program links it to the promise already."""
    found = search(here.store, here.model, Query(words=words, most=1)).found
    if found and found[0].word.text == words:
        passages = whole(here.store, found[0].word.message).passages
        mine = next(passage for passage in passages if passage.id == found[0].word.passage)
        if str(claim.id) not in {link.about for link in mine.links}:
            yield mine.id
