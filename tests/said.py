"""Things customers say, put into a store as one passage a message."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from tellback.feedback.message import Message
from tellback.feedback.queries import messages
from tellback.feedback.vectors import keep_vectors
from tellback.model.base import Embedder
from tellback.store.base import Store

if TYPE_CHECKING:
    from tellback.model.base import Vectors

WHAT = {
    "search": ["the search is slow", "searching takes ages", "search results are slow to appear", "slow search again"],
    "sync": ["calendar will not sync", "sync with my calendar failed", "no calendar sync", "calendar sync is broken"],
    "print": [
        "printing cuts off the page",
        "my printer prints half a page",
        "printed page is cut",
        "print margins cut",
    ],
    "billing": ["I was charged twice", "double charge on my invoice", "charged two times", "the invoice charges twice"],
}
WHEN = ["since the update", "on my laptop", "every morning", "after lunch", "for a week", "at work", "at home", "now"]


def complaints(*about: str, seed: int = 0) -> list[str]:
    said = [f"{words} {when}" for topic in about for words in WHAT[topic] for when in WHEN]
    random.Random(seed).shuffle(said)
    return said


def say(store: Store, model: Embedder, texts: Sequence[str], weight: float = 1.0) -> None:
    """One message a text, of one passage, embedded."""
    [row] = store.query("select count(*) as n from messages")
    land(store, model.id, texts, model.embed(texts), [str(row["n"] + at) for at in range(len(texts))], weight)


def land(
    store: Store, model_id: str, texts: Sequence[str], rows: Vectors, names: Sequence[str], weight: float = 1.0
) -> None:
    """The same with vectors at hand; `names` are the messages' external ids."""
    messages.land(store, [Message("test", name, text) for name, text in zip(names, texts, strict=True)])
    ids = {row["external_id"]: row["id"] for row in store.query("select id, external_id from messages")}
    store.many(
        "insert into passages (message_id, start_at, end_at, language, stance, sureness, weight)"
        " values (:id, 0, :end, 'en', 'complaint', 0.9, :weight)",
        [{"id": ids[name], "end": len(text), "weight": weight} for name, text in zip(names, texts, strict=True)],
    )
    passages = {row["message_id"]: row["id"] for row in store.query("select id, message_id from passages")}
    keep_vectors(store, model_id, np.array([passages[ids[name]] for name in names], np.int64), rows)
