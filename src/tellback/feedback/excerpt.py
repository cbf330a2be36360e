"""What is shown of a message: its best passage, what stands around it, and which of the words asked for it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from tellback.feedback.message import Message
from tellback.feedback.query import Found
from tellback.feedback.stance import Stance
from tellback.narrative.evidence import Word
from tellback.store.base import Row
from tellback.store.words import is_stem

AROUND = 160
"""Characters shown on either side of a passage."""
WHOLE = 280
"""Characters shown of a message that was not yet cut into passages."""
HITS = 20


def excerpt(
    row: Row, passages: Sequence[Row], shapes: Sequence[re.Pattern[str]], nearness: Mapping[int, float]
) -> Found:
    """A message by the passage that holds most of the words; of equals the nearest in meaning, of those the first.

    Every piece is an exact substring of the message's `words`; before, passage and after follow each other.
    """
    words = Message(row["source"], row["external_id"], row["text"], row["title"]).words

    def worth(passage: Row) -> tuple[float, ...]:
        text = words[passage["start_at"] : passage["end_at"]]
        hits = sum(bool(shape.search(text)) for shape in shapes)
        return hits, nearness.get(passage["id"], 0.0), passage["weight"], -passage["start_at"]

    best = max(passages, key=worth, default=UNCUT)
    start, end = best["start_at"], min(best["end_at"], len(words))
    return Found(
        word=Word(words[start:end], row["id"], best["id"], row["said_at"][:10], row["source"], best["sureness"]),
        before=_before(words, start),
        after=_after(words, end),
        title=row["title"],
        plan=row["plan"],
        stance=Stance(best["stance"]),
        theme=best["theme_id"],
        theme_name=best["theme_name"] or "",
        matched=tuple(dict.fromkeys(hit[0] for shape in shapes for hit in islice(shape.finditer(words), HITS))),
    )


def shape(term: str) -> re.Pattern[str]:
    """How a term that a person looks for may stand in a text."""
    spaced = r"\s+".join(map(re.escape, term.split()))
    before = r"(?<!\w)" if term[0].isalnum() else ""
    after = r"\w*" if is_stem(term) else r"(?!\w)"
    return re.compile(before + spaced + after, re.IGNORECASE)


UNCUT: Row = {
    "id": 0,
    "start_at": 0,
    "end_at": WHOLE,
    "stance": Stance.NEITHER,
    "sureness": 0.0,
    "theme_id": None,
    "theme_name": "",
}


def _before(words: str, start: int) -> str:
    text = words[max(0, start - AROUND) : start]
    return re.sub(r"^\S+", "", text) if start > AROUND else text


def _after(words: str, end: int) -> str:
    text = words[end : end + AROUND]
    return re.sub(r"\S+$", "", text) if end + AROUND < len(words) else text
