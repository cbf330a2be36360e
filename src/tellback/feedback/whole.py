"""One whole message as it was understood."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellback.errors import NotFound
from tellback.feedback.message import Message, MessageId, PassageId
from tellback.feedback.queries import browse
from tellback.feedback.stance import Stance
from tellback.store.base import Row, Store


@dataclass(frozen=True, slots=True)
class Link:
    """A promise or question a passage speaks of: its id, its words, and how the passage stands to it."""

    about: str
    kind: str
    relation: str
    text: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A passage of the message, counted from 1, with what the program took it for."""

    id: PassageId
    number: int
    start: int
    end: int
    stance: Stance
    theme: int | None
    theme_name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the message, in a passage or between two."""

    text: str
    passage: Understood | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A message with its passages; they point into its `words`."""

    id: MessageId
    message: Message
    passages: tuple[Understood, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text of the message cut at its passages, without its title."""
        words = self.message.words
        return tuple(_pieces(words, len(words) - len(self.message.text), self.passages))


def whole(store: Store, id_: int) -> Whole:
    """A message and how it was understood. Raises NotFound."""
    row = browse.message(store, id_)
    if not row:
        raise NotFound(f"There is no message {id_}.")
    extra = json.loads(row["extra"])
    fields = {name: row[name] for name in Message.__dataclass_fields__ if name != "extra"}
    links = browse.links(store, id_)
    passages = (_understood(number, found, links) for number, found in enumerate(browse.passages(store, id_), 1))
    return Whole(MessageId(id_), Message(**fields, extra=extra), tuple(passages))


def _understood(number: int, row: Row, links: Sequence[Row]) -> Understood:
    return Understood(
        id=row["id"],
        number=number,
        start=row["start_at"],
        end=row["end_at"],
        stance=Stance(row["stance"]),
        theme=row["theme_id"] if row["theme"] else None,
        theme_name=row["theme"] or "",
        links=tuple(
            Link(link["about"], link["kind"], link["relation"], link["text"])
            for link in links
            if link["passage_id"] == row["id"]
        ),
    )


def _pieces(words: str, at: int, passages: Sequence[Understood]) -> Iterator[Piece]:
    for passage in passages:
        if passage.end <= at:
            continue
        if passage.start > at:
            yield Piece(words[at : passage.start])
        yield Piece(words[max(at, passage.start) : passage.end], passage)
        at = passage.end
    if at < len(words):
        yield Piece(words[at:])
