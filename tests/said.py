"""Things customers say, put into a store as one passage a message."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np

from tellback.feedback.message import Message
from tellback.feedback.vectors import keep_vectors
from tellback.model.base import Embedder
from tellback.store.base import Store

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
    rows = [plain(Message("test", f"{row['n'] + at}", text)) for at, text in enumerate(texts)]
    store.upsert("messages", rows, key=("source", "external_id"))
    passages = []
    for message in store.query("select id, text from messages where id not in (select message_id from passages)"):
        [passage] = store.query(
            "insert into passages (message_id, start_at, end_at, language, stance, sureness, weight)"
            " values (:id, 0, :end, 'en', 'complaint', 0.9, :weight) returning id",
            id=message["id"],
            end=len(message["text"]),
            weight=weight,
        )
        passages.append((passage["id"], message["text"]))
    vectors = model.embed([text for _, text in passages])
    keep_vectors(store, model.id, np.array([passage for passage, _ in passages], np.int64), vectors)


def plain(message: Message) -> Mapping[str, object]:
    names = [
        "source",
        "external_id",
        "text",
        "title",
        "said_at",
        "author",
        "company",
        "plan",
        "revenue",
        "rating",
        "scale",
        "locale",
        "url",
    ]
    return {name: getattr(message, name) for name in names} | {"extra": "{}"}
