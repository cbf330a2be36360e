"""A customer's words, cut out of a message exactly as they stand."""

from __future__ import annotations

from tellback.narrative.evidence import Word
from tellback.store.base import Row


def word(row: Row, *, decided: bool = False) -> Word:
    """A row with `title`, `text`, `start_at`, `end_at`, `message`, `passage`, `said_at`, `source` as a quote.

    `sureness` is taken where the row has one, else the words are what they are for sure.
    """
    words = "\n".join(filter(None, (row["title"], row["text"])))
    return Word(
        text=words[row["start_at"] : row["end_at"]],
        message=row["message"],
        passage=row["passage"],
        said_on=row["said_at"][:10],
        source=row["source"],
        sureness=row.get("sureness", 1.0),
        decided=decided,
    )
