"""Erase a person: their words go everywhere, what is counted stays, and no import brings them back."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tellback.errors import NotFound
from tellback.feedback.queries import erase as queries
from tellback.feedback.queries.imports import IMPORTS
from tellback.feedback.vectors import drop_vectors
from tellback.people import forget as people
from tellback.people.forget import forget, known
from tellback.store.base import Store

HELD_IN = ("message_versions", "passages", "vectors", "set_aside")


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was erased: messages by month ("" where no day is known), passages by theme's id.

    `customers` lost their name; `others` are what else they went by, and `kept` counts the messages that are still
    there under one of their names in another spelling, by author as the export names them.
    """

    messages: int
    passages: int
    set_aside: int
    months: Mapping[str, int] = field(default_factory=dict)
    themes: Mapping[str, int] = field(default_factory=dict)
    customers: int = 0
    others: tuple[str, ...] = ()
    kept: Mapping[str, int] = field(default_factory=dict)


def count_of(store: Store, author: str) -> int:
    """How many messages are by this author; none where they were erased before. Raises NotFound where nobody is."""
    found = len(queries.messages(store, author))
    gone = forgotten(store)
    sources = queries.sources(store, author) or [name for name in queries.all_sources(store) if gone(name, author)]
    if not author or not (sources or known(store, author)):
        raise NotFound(f'No message is by "{author}". Authors are compared letter by letter, as the export names them.')
    return found


def erase(store: Store, author: str) -> Erased:
    """Remove what a person wrote, in every version, with all that was made of it.

    Text, vectors, links and decisions about their passages go, rows set aside that name them are emptied; a count
    by month and theme stays, and so does the time they were a customer, under no name. Neither the database files nor
    the text index hold the words afterwards (PostgreSQL's own log does until it is recycled). Again for the same
    person it only cleans the files once more. Raises NotFound where nobody goes by that name.
    """
    import numpy as np

    count_of(store, author)
    with store.transaction():
        messages, passages = queries.messages(store, author), queries.passages(store, author)
        _mark(store, author)
        drop_vectors(store, np.array([row["id"] for row in passages], np.int64))
        queries.drop(store, author)
        themes = Counter(row["theme_id"] for row in passages if row["theme_id"])
        queries.forget_themes(store, list(themes))
        aside = _empty_set_aside(store, author)
        months = Counter(row["said_at"][:7] for row in messages)
        gone = forget(store, author)
        kept = queries.authors_like(store, (author, *gone.others))
        counts = (_plain(months), _plain(themes), gone.customers, gone.others, kept)
        done = Erased(len(messages), len(passages), aside, *counts)
        if messages:
            queries.record(store, done.messages, done.passages, {"months": done.months, "themes": done.themes})
    store.forget_words("messages", *HELD_IN, *people.HELD_IN)
    return done


def forgotten(store: Store) -> Callable[[str, str], bool]:
    """Whether a source's author was erased: what an import leaves out."""
    marks, salt = queries.erased_marks(store), queries.salt(store)
    return lambda source, author: bool(marks) and _marked(salt, source, author) in marks


def _mark(store: Store, author: str) -> None:
    queries.keep_salt(store, secrets.token_hex(16))
    salt = queries.salt(store)
    queries.keep_marks(store, [_marked(salt, source, author) for source in queries.sources(store, author)])


def _marked(salt: str, source: str, author: str) -> str:
    return hashlib.sha256(f"{salt}\0{source}\0{author}".encode("utf-8", "surrogatepass")).hexdigest()


def _empty_set_aside(store: Store, author: str) -> int:
    alone = re.compile(rf"(?<!\w){re.escape(author)}(?!\w)")
    ids = [row["id"] for row in queries.set_aside_naming(store, author) if alone.search(row["raw"])]
    IMPORTS.empty(store, ids)
    return len(ids)


def _plain(counts: Mapping[object, int]) -> dict[str, int]:
    return {str(name): number for name, number in sorted(counts.items(), key=lambda pair: str(pair[0]))}
