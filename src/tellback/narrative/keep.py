"""The author confirms, drops or adds a promise: a comment behind the sentence, so that git keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from tellback.errors import NotFound
from tellback.narrative.claim import Claim, Standing
from tellback.narrative.file import write
from tellback.narrative.passage import Sentence
from tellback.narrative.plain import plain
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.slug import slug
from tellback.narrative.tell import recall, recall_all
from tellback.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Decided:
    """What the author now says of a sentence, and where; `standing` is None where it is no longer marked at all."""

    id: str
    text: str
    path: str
    line: int
    standing: Standing | None


def confirm(workspace: Workspace, claim: str) -> Decided:
    """Confirm a promise under its id. Raises NotFound, ChangedMeanwhile."""
    prfaq, found = _find(workspace, claim)
    return _marked(workspace, prfaq, found, f"<!-- claim: {found.id} -->")


def drop(workspace: Workspace, claim: str) -> Decided:
    """Say that a sentence is no promise. Raises NotFound, ChangedMeanwhile."""
    prfaq, found = _find(workspace, claim)
    return _marked(workspace, prfaq, found, "<!-- no claim -->")


def undo(workspace: Workspace, claim: str) -> Decided:
    """Take back what was said of a sentence: the file is again as it was. Raises NotFound, ChangedMeanwhile."""
    prfaq, found = _find(workspace, claim)
    return _marked(workspace, prfaq, found, "")


def add(workspace: Workspace, line: int, column: int, name: str = "") -> Decided:
    """Make the sentence at a place a promise. Raises NotFound, which names the nearest sentence, ChangedMeanwhile."""
    prfaq = recall(workspace, name)
    sentence = _at(prfaq, line, column)
    known = next((claim for claim in prfaq.marked if claim.span == sentence.span), None)
    if known:
        return confirm(workspace, known.id)
    taken = {claim.id for other in recall_all(workspace) for claim in other.marked}
    mark = f"<!-- claim: {slug(sentence.text, taken)} -->"
    return _written(workspace, prfaq, sentence.span.end, sentence.span.end, f" {mark}")


def _find(workspace: Workspace, claim: str) -> tuple[PRFAQ, Claim]:
    stories = recall_all(workspace)
    for prfaq in stories:
        for found in prfaq.marked:
            if found.id == claim:
                return prfaq, found
    ids = ", ".join(found.id for prfaq in stories for found in prfaq.marked) or "none"
    raise NotFound(f"No promise goes by {claim}. There are: {ids}.")


def _marked(workspace: Workspace, prfaq: PRFAQ, claim: Claim, mark: str) -> Decided:
    """Put a mark in the place of the claim's own, or behind its sentence."""
    start = end = claim.span.end
    if claim.mark:
        start, end = claim.mark.start, claim.mark.end
        if not mark and prfaq.source[start - 1 : start] == " ":
            start -= 1
    elif mark:
        mark = f" {mark}"
    return _written(workspace, prfaq, start, end, mark, claim)


def _written(
    workspace: Workspace, prfaq: PRFAQ, start: int, end: int, mark: str, claim: Claim | None = None
) -> Decided:
    source = prfaq.source[:start] + mark + prfaq.source[end:]
    if source != prfaq.source:
        write(workspace.folder / prfaq.path, prfaq.source, source)
    again = recall(workspace, prfaq.path)
    before = claim.span.start if claim else max(each.span.start for each in prfaq.sentences if each.span.end <= start)
    now = next((each for each in again.marked if each.span.start == before), None)
    if now:
        return Decided(now.id, now.words, prfaq.path, now.span.line, now.standing)
    assert claim
    return Decided(claim.id, claim.words, prfaq.path, claim.span.line, None)


def _at(prfaq: PRFAQ, line: int, column: int) -> Sentence:
    place = (line, column)
    for sentence in prfaq.sentences:
        if (sentence.span.line, sentence.span.column) <= place < (sentence.span.end_line, sentence.span.end_column):
            return sentence
    where = f"{prfaq.path}:{line}:{column} is in no sentence."
    near = min(prfaq.sentences, key=lambda each: abs(each.span.line - line), default=None)
    if near is None:
        raise NotFound(f"{where} The story has none yet.")
    raise NotFound(f"{where} The nearest begins at {near.span.line}:{near.span.column}: “{plain(near.text)}”")
