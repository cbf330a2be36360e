"""Which customer complained: messages joined to customers by id, e-mail or domain, and what did not join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellback.feedback.complaint import Complaints, complaint_columns
from tellback.people.lives import Lives
from tellback.people.redact import redact
from tellback.people.spell import RUNS, WIDE
from tellback.retention.heard import Heard
from tellback.retention.queries import histories as queries
from tellback.retention.standing import Unjoined
from tellback.store.base import Store

if TYPE_CHECKING:
    from numpy import bool_, int32, int64
    from numpy.typing import NDArray

NOBODY, SEVERAL = 0, -1
EXAMPLES = 3
NO_DAY = "no day is known on which it was said"
NO_AUTHOR = "nobody is named as its author"
UNKNOWN = "no customer goes by the name of its author"
SHARED = "several customers share the name or the domain of its author"
OUTSIDE = "its author was no customer on that day"
LATER = "it was said after the last day on which it is known who stayed"
REASONS = (NO_DAY, NO_AUTHOR, UNKNOWN, SHARED, LATER, OUTSIDE)


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """Complaints that belong to a customer, on a day on which they were one; `leaving` ask to cancel and are not heard.

    `decided` were made when the customer had already decided to leave, and are not heard either.
    """

    heard: Heard
    complaints: int
    joined: int
    leaving: int
    decided: int
    first: int
    unjoined: tuple[Unjoined, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """Every complaint: its message, day, answer, owner (NOBODY, SEVERAL), and whether anybody is named."""

    message: NDArray[int64]
    day: NDArray[int32]
    answered: NDArray[int32]
    leaving: NDArray[bool_]
    owner: NDArray[int64]
    signed: NDArray[bool_]


def join(store: Store, lives: Lives) -> Joined:
    """Join every complaint to the customer whose id or e-mail its author has, or else whose domain.

    A name that several customers share joins nothing: it is better not to know than to blame the wrong one.
    """
    import numpy as np

    said = _said(store)
    spell, inside, later = _spell(lives, said)
    reason = np.select(
        [
            said.day == 0,
            (said.owner == NOBODY) & ~said.signed,
            said.owner == NOBODY,
            said.owner == SEVERAL,
            later,
            ~inside,
        ],
        range(len(REASONS)),
        -1,
    )
    ours = reason < 0
    decided = np.zeros(len(ours), bool)
    decided[ours] = (lives.decided[spell[ours]] > 0) & (said.day[ours] >= lives.decided[spell[ours]])
    heard = ours & ~said.leaving & ~decided
    return Joined(
        Heard(said.owner[heard], said.day[heard], said.answered[heard]),
        complaints=len(ours),
        joined=int(ours.sum()),
        leaving=int((ours & said.leaving).sum()),
        decided=int((ours & decided & ~said.leaving).sum()),
        first=int(said.day[said.day > 0].min(initial=WIDE)) % WIDE,
        unjoined=tuple(_unjoined(store, said, reason)),
    )


def _said(store: Store) -> _Said:
    import numpy as np

    nothing = np.zeros(0, np.int64)
    parts = [(nothing, nothing.astype(np.int32), nothing.astype(np.int32), nothing > 0, nothing, nothing > 0)]
    for chunk in complaint_columns(store):
        signed = np.array(
            [bool(author or company) for author, company in zip(chunk.author, chunk.company, strict=True)]
        )
        parts.append((chunk.message, chunk.said, chunk.answered, chunk.leaving, _owners(store, chunk), signed))
    return _Said(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _owners(store: Store, chunk: Complaints) -> NDArray[int64]:
    """The customer of each complaint of a chunk, NOBODY or SEVERAL."""
    import numpy as np

    owner = np.zeros(len(chunk.message), np.int64)
    rows = queries.owners(store, int(chunk.message[0]) - 1, int(chunk.message[-1]))
    if rows:
        found = np.array([(row["id"], row["customer"], row["several"]) for row in rows], np.int64)
        owner[np.searchsorted(chunk.message, found[:, 0])] = np.where(found[:, 2] > 1, SEVERAL, found[:, 1])
    left = np.flatnonzero(owner == NOBODY).tolist()
    names = {at: tuple(names_of(chunk.author[at], chunk.company[at])) for at in left}
    known = known_by(store, {key for keys in names.values() for _, key in keys})
    for at, keys in names.items():
        owner[at] = next((known[key] for key in keys if key in known), NOBODY)
    return owner


def names_of(author: str, company: str) -> Iterator[tuple[str, str]]:
    """By which names a message may belong to a customer, the surest first: an id as it is spelt, then without case."""
    author, company = author.strip(), company.strip()
    if author:
        yield "id", author
        yield from ((kind, author.casefold()) for kind in ("id", "email"))
    if company:
        yield from (("id", each) for each in (company, company.casefold()))
    if "@" in author:
        yield "domain", author.casefold().rpartition("@")[2]
    if company:
        yield "domain", company.casefold()


def known_by(store: Store, keys: set[str]) -> Mapping[tuple[str, str], int]:
    """The customer of each kind of key, SEVERAL where they share it."""
    known: dict[tuple[str, str], int] = {}
    for row in queries.named(store, sorted(keys)):
        name = (row["kind"], row["key"])
        known[name] = row["customer_id"] if known.get(name, row["customer_id"]) == row["customer_id"] else SEVERAL
    return known


def _spell(lives: Lives, said: _Said) -> tuple[NDArray[int64], NDArray[bool_], NDArray[bool_]]:
    """The spell in which each complaint was made, whether there is one, and whether it runs but is not known so far."""
    import numpy as np

    if not len(lives):
        nowhere = np.zeros(len(said.day), bool)
        return np.zeros(len(said.day), np.int64), nowhere, nowhere
    begins = lives.customer * WIDE + lives.start
    spell = np.searchsorted(begins, said.owner * WIDE + said.day, "right") - 1
    theirs = (spell >= 0) & (lives.customer[spell] == said.owner)
    inside = theirs & (said.day <= lives.stop[spell])
    return spell, inside, theirs & ~inside & (lives.ending[spell] == RUNS)


def _unjoined(store: Store, said: _Said, reason: NDArray[int64]) -> Iterator[Unjoined]:
    for at, why in enumerate(REASONS):
        messages = said.message[reason == at]
        if len(messages):
            authors = queries.authors(store, messages[:EXAMPLES].tolist())
            shown = (f"message {row['id']}" + f" ({redact(row['author'])})" * bool(row["author"]) for row in authors)
            yield Unjoined(why, len(messages), tuple(shown))
