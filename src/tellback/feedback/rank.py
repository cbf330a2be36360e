"""Themes by how many people speak of them, month by month, and one theme in its people's words."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tellback.errors import NotFound
from tellback.feedback.queries import ranking as queries
from tellback.feedback.queries import themes as kept
from tellback.feedback.queries.search import Narrowing, messages, narrowing
from tellback.feedback.query import Query
from tellback.feedback.theme import Month, Theme, ThemeId, ThemeReport, Themes
from tellback.feedback.vectors import resident_vectors
from tellback.narrative.evidence import Word
from tellback.store.base import Row, Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

READABLE = (20, 240)
READ = 400
MANY = 64


def rank(store: Store, query: Query | None = None) -> Themes:
    """All themes, most people first, narrowed by source, plan, time, stance or one theme; without quotes.

    A month counts a theme's messages out of all messages (`of`) of that month, since their number moves by itself.
    """
    query = query or Query()
    held = COUNTED.setdefault(store, {})
    stamp = queries.stamp(store)
    if query not in held or held[query][0] != stamp:
        if len(held) > MANY:
            held.clear()
        held[query] = stamp, _count(store, query)
    return held[query][1]


def theme(store: Store, model_id: str, theme_id: int, query: Query | None = None) -> ThemeReport:
    """One theme with its most typical quotes, each of another person. Raises NotFound, which says what became of it."""
    asked = replace(query or Query(), theme=theme_id)
    found = rank(store, asked).themes
    if not found:
        raise NotFound(_why_not(store, theme_id))
    return replace(found[0], words=tuple(islice(_typical(store, model_id, asked), asked.most)))


COUNTED: WeakKeyDictionary[Store, dict[Query, tuple[tuple[object, ...], Themes]]] = WeakKeyDictionary()
"""What was counted last, until something changes: a second for 180,000 passages."""


def _count(store: Store, query: Query) -> Themes:
    fit = _narrowing(query)
    ground = queries.ground(store, fit)
    of = queries.all_months(store, fit)
    said = defaultdict[int, dict[str, Row]](dict)
    for row in queries.months(store, fit):
        said[row["theme_id"]][row["month"]] = row
    reports = tuple(_report(row, tuple(_months(said[row["id"]], of))) for row in queries.people(store, fit))
    lacking = ground["messages"] - ground["grouped"]
    return Themes(reports, ground["people"], ground["messages"], lacking, ground["waiting"])


def _narrowing(query: Query) -> Narrowing:
    try:
        return narrowing(query)
    except ValueError:
        raise NotFound(f"There is no day {query.until}. Write it as 2026-03-31.") from None


def _report(row: Row, months: tuple[Month, ...]) -> ThemeReport:
    named = Theme(ThemeId(row["id"]), row["name"], row["named_by"], tuple(json.loads(row["phrases"])))
    counts = row["people"], row["messages"], row["complaining"], row["praising"]
    return ThemeReport(named, *counts, row["first_said"] or "", row["last_said"] or "", months)


def _months(said: Mapping[str, Row], of: Mapping[str, int]) -> Iterator[Month]:
    """Every month from the first message to the last, also those that say nothing of it."""
    month, last = min(of, default="9999-12"), max(of, default="")
    while month <= last:
        row = said.get(month) or {"messages": 0, "complaints": 0, "praises": 0}
        yield Month(month, row["messages"], row["complaints"], row["praises"], of.get(month, 0))
        year, number = int(month[:4]), int(month[5:7])
        month = f"{year + number // 12:04}-{number % 12 + 1:02}"


def _typical(store: Store, model_id: str, query: Query) -> Iterator[Word]:
    """Nearest to the middle first, of readable length, one a person. Sureness is the share of the theme's passages
    that are no nearer to its middle."""
    rows = queries.members(store, _narrowing(query))
    typicality = _typicality(store, model_id, rows)
    order = sorted(range(len(rows)), key=lambda at: (-typicality[at], rows[at]["id"]))
    pinned = queries.pinned(store, query.theme or 0)
    texts = messages(store, [rows[at]["message_id"] for at in order[:READ]])
    people, said = set[str](), set[str]()
    for at in order[:READ]:
        row = rows[at]
        text = _words(texts[row["message_id"]])[row["start_at"] : row["end_at"]].strip()
        if READABLE[0] <= len(text) <= READABLE[1] and row["person"] not in people and text.lower() not in said:
            people.add(row["person"])
            said.add(text.lower())
            sureness = typicality[at]
            yield Word(text, row["message_id"], row["id"], row["said_on"], row["source"], sureness, row["id"] in pinned)


def _typicality(store: Store, model_id: str, rows: list[Row]) -> list[float]:
    import numpy as np

    vectors = resident_vectors(store, model_id)
    ids = np.array([row["id"] for row in rows], np.int64)
    has = np.isin(ids, vectors.ids)
    cosines = np.full(len(ids), -1.0)
    if has.any():
        near: NDArray[np.float32] = vectors.rows[np.searchsorted(vectors.ids, ids[has])]
        cosines[has] = near @ near.mean(axis=0)
    steps = np.argsort(np.argsort(cosines, kind="stable"), kind="stable")
    return ((steps + 1) / max(len(ids), 1)).tolist()


def _words(row: Row) -> str:
    from tellback.feedback.message import Message

    return Message("", "", row["text"], row["title"]).words


def _why_not(store: Store, theme_id: int) -> str:
    row = kept.theme(store, theme_id)
    if row and row["became"]:
        return f"Theme {theme_id} was merged into theme {row['became']}."
    return (
        f"There is no theme {theme_id}." if not row else f"Nobody speaks of theme {theme_id} within what you asked for."
    )
