"""Forget a customer's name: when they came and went stays, so that counts stay; no roster brings them back."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from tellback.people.keys import email_of
from tellback.people.queries import forget as queries
from tellback.people.queries import lives
from tellback.people.queries.rosters import ROSTERS
from tellback.store.base import Store

HELD_IN = ("customers", "customer_keys", "subscriptions", "plan_changes", "signs", "roster_aside")
"""The tables that a customer's name may stand in."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many customers went by that name, and by which other names of theirs messages may still be kept."""

    customers: int
    others: tuple[str, ...]


def forget(store: Store, name: str) -> Forgotten:
    """Take a person's name, an id or an e-mail address, out of all that is known of customers.

    E-mail, company, ids and keys go, rows set aside that name them are emptied. Their time as a customer stays under
    no name, and ends where it is known to today. Their ids are marked, salted, so that no import brings them back,
    also where nobody was found. Not the files: `Store.forget_words` rewrites those.
    """
    with store.transaction():
        found = queries.known_by(store, name, email_of(name))
        day = lives.newest(store) or datetime.now(UTC).date().isoformat()
        others = {key for customer in found for key in queries.names(store, customer)} - {name}
        _mark(store, {name, *others})
        for customer in found:
            queries.forget(store, customer, day)
        for each in sorted({name, *others}):
            _empty_set_aside(store, each)
    return Forgotten(len(found), tuple(sorted(others)))


def known(store: Store, name: str) -> bool:
    """Whether a customer goes by this id or e-mail address, or did until they were forgotten."""
    return bool(queries.known_by(store, name, email_of(name))) or forgotten(store)(name)


def forgotten(store: Store) -> Callable[[str], bool]:
    """Whether an id or e-mail address is of somebody who was forgotten: what an import leaves out."""
    marks, salt = queries.marks(store), queries.salt(store)
    return lambda name: bool(marks) and _marked(salt, name) in marks


def _mark(store: Store, names: set[str]) -> None:
    queries.keep_salt(store, secrets.token_hex(16))
    salt = queries.salt(store)
    queries.keep_marks(store, sorted(_marked(salt, name) for name in names))


def _marked(salt: str, name: str) -> str:
    plain = email_of(name) or name.strip()
    return hashlib.sha256(f"{salt}\0{plain}".encode("utf-8", "surrogatepass")).hexdigest()


def _empty_set_aside(store: Store, name: str) -> None:
    alone = re.compile(rf"(?i)(?<!\w){re.escape(name)}(?!\w)")
    rows = queries.set_aside_naming(store, name)
    ROSTERS.empty(store, [row["id"] for row in rows if alone.search(f"{row['raw']} {row['reason']}")])
