"""Find messages by words and by meaning at once, narrowed by anything that is known of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from tellback.errors import NotFound
from tellback.feedback.excerpt import excerpt, shape
from tellback.feedback.queries import search as queries
from tellback.feedback.queries.search import Narrowing
from tellback.feedback.query import Found, Query, Results
from tellback.feedback.vectors import resident_vectors
from tellback.model.base import Embedder
from tellback.store.base import Row, Store
from tellback.store.words import terms

DEEP = 3000
"""How far down either list is read."""
BY_MEANING = 100
"""How many messages meaning may add: it never ends by itself."""
NEAR, NEAR_BEST = 0.35, 0.6
"""A passage means the same where its cosine reaches NEAR, and that share of the best one's."""
RANK = 60
"""Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Messages, best first, and how near the passages among them are that meaning found."""

    messages: tuple[int, ...]
    nearness: Mapping[int, float] = field(default_factory=dict)


def search(store: Store, model: Embedder, query: Query) -> Results:
    """The messages that fit: by words and meaning where there are words, else newest first.

    Words in double quotes stand together; a query all in quotes is taken by its words alone. Raises NotFound for a
    date that is none.
    """
    try:
        fit = queries.narrowing(query)
    except ValueError:
        days = " nor ".join(filter(None, (query.since, query.until)))
        raise NotFound(f"There is no day {days}. Write a day as 2026-03-31.") from None
    if not query.words.strip():
        total, ids = queries.newest(store, fit, query.most, query.skip)
        return Results(query, total, _found(store, query, fit, _Ranked(tuple(ids))))
    ranked = _ranked(store, model, query, fit)
    page = _Ranked(ranked.messages[query.skip : query.skip + query.most], ranked.nearness)
    return Results(query, len(ranked.messages), _found(store, query, fit, page))


def _ranked(store: Store, model: Embedder, query: Query, fit: Narrowing) -> _Ranked:
    by_meaning = _by_meaning(store, model, query, fit)
    by_words = _by_words(store, query, fit)
    if not by_words and not by_meaning.messages:
        by_words = _by_words(store, query, fit, some=True)
    scores: dict[int, float] = {}
    for ids in (by_words, by_meaning.messages):
        for rank, message in enumerate(ids):
            scores[message] = scores.get(message, 0.0) + 1 / (RANK + rank)
    best = sorted(scores, key=lambda message: (-scores[message], -message))
    return _Ranked(tuple(best), by_meaning.nearness)


def _by_words(store: Store, query: Query, fit: Narrowing, *, some: bool = False) -> list[int]:
    ids = [message for message, _ in store.find_words("messages", query.words, DEEP, some=some)]
    if not fit.values:
        return ids
    fits = queries.fitting(store, fit, ids)
    return [message for message in ids if message in fits]


def _by_meaning(store: Store, model: Embedder, query: Query, fit: Narrowing) -> _Ranked:
    """The nearest of all that fit; or, where few of the nearest do, the nearest of those."""
    import numpy as np

    if not re.sub(r'"[^"]*"', "", query.words).strip():
        return _Ranked(())
    vectors = resident_vectors(store, model.id)
    asked = model.embed([query.words])[0]
    near = dict(vectors.nearest(asked, DEEP))
    floor = max(NEAR, NEAR_BEST * max(near.values(), default=0))
    owners = queries.owners(store, fit, _above(near, floor))
    if fit.values and len(owners) < BY_MEANING:
        some = np.array(queries.allowed(store, fit), np.int64)
        near |= dict(vectors.nearest(asked, DEEP, among=some))
        owners = queries.owners(store, fit, _above(near, floor))
    nearest = sorted(owners, key=lambda passage: (-near[passage], passage))
    first = dict.fromkeys(owners[passage] for passage in nearest)
    return _Ranked(tuple(islice(first, BY_MEANING)), near)


def _above(near: Mapping[int, float], floor: float) -> list[int]:
    return [passage for passage, cosine in near.items() if cosine >= floor]


def _found(store: Store, query: Query, fit: Narrowing, page: _Ranked) -> tuple[Found, ...]:
    rows = queries.messages(store, page.messages)
    passages: dict[int, list[Row]] = {}
    for row in queries.passages(store, fit, page.messages):
        passages.setdefault(row["message_id"], []).append(row)
    shapes = [shape(term) for term in terms(query.words)]
    here = [message for message in page.messages if message in rows]
    return tuple(excerpt(rows[message], passages.get(message, []), shapes, page.nearness) for message in here)
