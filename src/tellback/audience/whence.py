"""Where the readers come from who were never sent a link, and taking them back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from tellback.audience.queries import ballots, invitations, origins
from tellback.audience.said import Aside, Origin
from tellback.errors import NotFound
from tellback.store.base import Row, Store


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many readers went again."""

    invitation: int
    source: str
    readers: int


def brought_from(store: Store) -> tuple[Origin, ...]:
    """Every origin, the latest first; those that were taken back, too."""
    return tuple(_origin(store, row) for row in origins.origins(store))


def aside_of(store: Store, invitation: int) -> tuple[Aside, ...]:
    """What could not be taken of an origin. Raises NotFound where there is none of that number."""
    _found(store, invitation)
    return tuple(Aside(row["place"], row["reason"], row["raw"]) for row in origins.aside(store, invitation))


def take_back(store: Store, invitation: int) -> TakenBack:
    """Delete everything that an origin brought, and leave no copy in the database's files.

    Readers who were erased stay known as erased, so that the file does not bring them back. Raises NotFound.
    """
    row = _found(store, invitation)
    with store.transaction():
        gone = origins.drop(store, invitation, datetime.now(UTC).isoformat(timespec="seconds"))
    store.forget_words(*ballots.SAID_IN)
    return TakenBack(invitation, row["source"], gone)


def _found(store: Store, invitation: int) -> Row:
    row = origins.origin(store, invitation)
    if row is None:
        raise NotFound(f"Nothing was brought in under the number {invitation}. `tellback brought` lists what was.")
    return row


def _origin(store: Store, row: Row) -> Origin:
    asked = invitations.invitation(store, row["invitation_id"])
    assert asked
    marks = sum(len(ballots.marks(store, ballot)) for ballot in origins.signs(store, asked.id).values())
    return Origin(
        asked,
        row["source"],
        row["format"],
        row["brought_at"],
        row["brought_by"],
        row["taken_back_at"],
        row["ballots"],
        marks,
        row["aside"],
    )
