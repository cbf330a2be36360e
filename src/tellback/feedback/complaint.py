"""Who complained, when, and whether they were answered: one complaint a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from tellback.feedback.leaving import WORDS, asks_to_leave
from tellback.feedback.message import MessageId
from tellback.feedback.queries import complaints as queries
from tellback.store.base import Row, Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AT_ONCE = 20_000
FEW = 5_000
ALL = 10_000_000


@dataclass(frozen=True, slots=True)
class Complaint:
    """A message with a passage that complains. Days are ISO 8601; `answered_at` is "" while nobody has answered.

    `leaving` says that it asks to cancel or to close the account: then it announces an end and does not explain one.
    """

    message: MessageId
    said_at: str
    author: str
    company: str
    answered_at: str
    leaving: bool


@dataclass(frozen=True, slots=True, eq=False)
class Complaints:
    """Many complaints as columns of equal length, by message: days as `date.toordinal`, 0 where there is none."""

    message: NDArray[np.int64]
    said: NDArray[np.int32]
    answered: NDArray[np.int32]
    leaving: NDArray[np.bool_]
    author: tuple[str, ...]
    company: tuple[str, ...]


def complaints(store: Store) -> Iterator[Complaint]:
    """Every message with a complaining passage, as everywhere the likeliest stance; in the order they came in."""
    gone = leavers(store)
    for rows in _chunks(store):
        for row in rows:
            told = row["said_at"], row["author"], row["company"], row["answered_at"]
            yield Complaint(MessageId(row["id"]), *told, row["id"] in gone)


def complaint_columns(store: Store) -> Iterator[Complaints]:
    """The same as columns, some ten thousand at a time: for those who count a million of them."""
    import numpy as np

    gone = leavers(store)
    for rows in _chunks(store):
        yield Complaints(
            message=np.array([row["id"] for row in rows], np.int64),
            said=np.array([_day(row["said_at"][:10]) for row in rows], np.int32),
            answered=np.array([_day(row["answered_at"][:10]) for row in rows], np.int32),
            leaving=np.array([row["id"] in gone for row in rows], np.bool_),
            author=tuple(row["author"] for row in rows),
            company=tuple(row["company"] for row in rows),
        )


def leavers(store: Store) -> set[int]:
    """The complaining messages that ask to leave. The index of words finds the few that are worth reading."""
    near = sorted({id_ for words in WORDS for id_, _ in store.find_words("messages", words, ALL, some=True)})
    parts = (near[at : at + FEW] for at in range(0, len(near), FEW))
    return {row["id"] for part in parts for row in queries.words_of(store, part) if _leaves(row)}


def _leaves(row: Row) -> bool:
    return asks_to_leave(row["title"]) or asks_to_leave(row["text"])


def _chunks(store: Store) -> Iterator[Sequence[Row]]:
    after = -1
    while rows := queries.complaining(store, after, AT_ONCE):
        after = rows[-1]["id"]
        yield rows


@lru_cache(maxsize=100_000)
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal() if iso else 0
