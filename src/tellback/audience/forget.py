"""Erase a reader: what they said goes, that somebody read stays counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from tellback.audience.queries import ballots
from tellback.errors import NotFound
from tellback.store.base import Store


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows of a reader went."""

    invitation: int
    reader: int
    rows: int


def forget(store: Store, invitation: int, reader: int) -> Forgotten:
    """Delete what a reader said, close their ballot, and leave no copy of it in the database's files.

    Again for the same reader it only cleans the files once more. Raises NotFound where that number never read.
    """
    ballot = ballots.ballot_of(store, invitation, reader)
    if ballot is None:
        raise NotFound(f"Invitation {invitation} had no reader {reader}. Readers see their number where they finish.")
    with store.transaction():
        rows = ballots.forget(store, ballot.id, datetime.now(UTC).isoformat(timespec="seconds"))
    store.forget_words(*ballots.SAID_IN)
    return Forgotten(invitation, reader, rows)
