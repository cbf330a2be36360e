"""The author confirms, drops or adds a promise: a comment behind the sentence, so that git keeps it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from tellback.errors import NotFound
from tellback.narrative.claim import Claim, Standing
from tellback.narrative.file import write
from tellback.narrative.parse import parse
from tellback.narrative.passage import Sentence
from tellback.narrative.plain import plain
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.slug import slug
from tellback.narrative.tell import recall, recall_all
from tellback.text.span import Span
from tellback.workspace.workspace import Workspace

_CLOSING = re.compile(r"[*_~]*")


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
    return _written(workspace, prfaq, sentence.span, (sentence.span.end,) * 2, mark)


def _find(workspace: Workspace, claim: str) -> tuple[PRFAQ, Claim]:
    stories = recall_all(workspace)
    for prfaq in stories:
        for found in prfaq.marked:
            if found.id == claim:
                return prfaq, found
    ids = [found.id for prfaq in stories for found in prfaq.marked]
    near = get_close_matches(claim, ids, 3, 0.4) or ids[:3]
    hint = f" Is it {' or '.join(near)}?" if near else " The story has none yet."
    raise NotFound(f"No promise goes by {claim}.{hint} `tellback story` lists them all.")


def _marked(workspace: Workspace, prfaq: PRFAQ, claim: Claim, mark: str) -> Decided:
    """Put a mark in the place of the claim's own, or behind its sentence."""
    if claim.mark is None:
        return _written(workspace, prfaq, claim.span, (claim.span.end,) * 2, mark)
    start, end = claim.mark.start, claim.mark.end
    if not mark and prfaq.source[start - 1 : start] == " ":
        start -= 1
    return _written(workspace, prfaq, claim.span, (start, end), mark)


def _written(workspace: Workspace, prfaq: PRFAQ, sentence: Span, place: tuple[int, int], mark: str) -> Decided:
    """Replace what stands between two offsets of the file by a mark about a sentence, and read what is now said."""
    start, end = place
    if start == end and mark:
        closed = _CLOSING.match(prfaq.source, end)
        start = end = closed.end() if closed else end
        mark = f" {mark}"
    source = prfaq.source[:start] + mark + prfaq.source[end:]
    if not mark.strip() or _says(source, sentence, prfaq):
        write(workspace.folder / prfaq.path, prfaq.source, source)
    else:
        where = f"{prfaq.path}:{sentence.line}:{sentence.column}"
        raise NotFound(f"{where}: a comment cannot stand behind this sentence. Write it as a sentence of its own.")
    again = recall(workspace, prfaq.path)
    now = next((each for each in again.marked if each.span.start == sentence.start), None)
    if now is None:
        was = next(each for each in prfaq.marked if each.span.start == sentence.start)
        return Decided(was.id, was.words, prfaq.path, sentence.line, None)
    return Decided(now.id, now.words, prfaq.path, now.span.line, now.standing)


def _says(source: str, sentence: Span, before: PRFAQ) -> bool:
    """Whether a text, read again, has a mark on the very same sentence."""
    claims = (claim for claim in parse(source).marked if claim.mark)
    return any(
        claim.span.start == sentence.start and claim.text == before.words(sentence.start, sentence.end)
        for claim in claims
    )


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
