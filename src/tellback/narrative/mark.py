"""What the author says of a sentence: a comment right behind it confirms or drops it as a promise."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellback.narrative.claim import Claim, ClaimId, Standing
from tellback.narrative.passage import Sentence
from tellback.narrative.propose import Proposal
from tellback.narrative.reading import Comment
from tellback.narrative.slug import slug
from tellback.text.span import Lines

_MARK = re.compile(r"(?P<no>no\s+)?claim\b\s*:?\s*(?P<id>[\w-]*)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """The author's word on one sentence; `id` is empty where the comment names none."""

    comment: Comment
    id: str
    drops: bool


def marks(comments: Iterable[Comment], sentences: Sequence[Sentence]) -> dict[int, Mark]:
    """The marks by where their sentence starts. `sentences` are in order; a later mark of the same sentence wins."""
    starts = [sentence.span.start for sentence in sentences]
    found: dict[int, Mark] = {}
    for comment in comments:
        match = _MARK.fullmatch(comment.text)
        behind = bisect_right(starts, comment.start)
        if match and behind:
            found[starts[behind - 1]] = Mark(comment, match["id"].lower(), bool(match["no"]))
    return found


def claims(
    sentences: Sequence[Sentence], proposals: Iterable[Proposal], comments: Iterable[Comment], lines: Lines
) -> tuple[Claim, ...]:
    """Every sentence that is proposed, confirmed or dropped, in order, under an id of its own."""
    said = marks(comments, sentences)
    reasons = {proposal.sentence.span.start: proposal.reason for proposal in proposals}
    taken = {mark.id for mark in said.values() if mark.id}
    used: set[str] = set()
    found = []
    for sentence in sentences:
        at = sentence.span.start
        mark = said.get(at)
        if mark is None and at not in reasons:
            continue
        named = bool(mark and mark.id and mark.id not in used)
        name = mark.id if mark and named else slug(sentence.text, taken | used)
        used.add(name)
        standing = Standing.PROPOSED if mark is None else Standing.DROPPED if mark.drops else Standing.CONFIRMED
        place = lines.span(mark.comment.start, mark.comment.end) if mark else None
        reason = reasons.get(at, "the author says so")
        found.append(Claim(ClaimId(name), sentence.text, sentence.span, standing, reason, place, named))
    return tuple(found)
