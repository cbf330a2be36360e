"""Whom a row is about: the customer that goes by one of its ids, or alone by its e-mail address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tellback.people.customer import Facts
from tellback.people.keys import email_of
from tellback.people.queries import customers as queries
from tellback.people.roster import Told
from tellback.store.base import Store


@dataclass(frozen=True, slots=True)
class Who:
    """The customers that some rows are about, by every name the rows use.

    `adopted` were known by nothing but an address, and now by the id that came with it; `shared` are the addresses
    used as a name that several customers have, and how many.
    """

    ids: dict[str, int] = field(default_factory=dict)
    adopted: dict[int, str] = field(default_factory=dict)
    shared: dict[str, int] = field(default_factory=dict)


def who(store: Store, told: Sequence[Told]) -> Who:
    """Who is known already: by id first, then by an address that is one customer's alone."""
    names = {name for each in told for name in names_of(each)}
    facts = [each for each in told if isinstance(each, Facts)]
    emails = {email_of(name) for name in names} | {email_of(each.email) for each in facts}
    keyed = queries.keyed(store, (names | emails) - {""})
    found = Who()
    for name in sorted(names):
        if ids := keyed.by_id.get(name):
            found.ids[name] = ids[0]
        elif owners := keyed.by_email.get(email_of(name)):
            (found.ids if len(owners) == 1 else found.shared)[name] = owners[0] if len(owners) == 1 else len(owners)
    for each in facts:
        _known_as(found, each, keyed)
    return found


def names_of(told: Told) -> tuple[str, ...]:
    """Every id by which a row calls its customer."""
    if isinstance(told, Facts):
        return tuple(dict.fromkeys((told.external_id, *told.also)))
    return (getattr(told, "customer", ""),)


def _known_as(found: Who, facts: Facts, keyed: queries.Keyed) -> None:
    email = email_of(facts.email)
    known = [found.ids[name] for name in names_of(facts) if name in found.ids]
    if not known:
        stubs = (id_ for id_ in keyed.by_id.get(email, ()) if keyed.external_ids[id_] == email)
        known = [id_ for id_ in stubs if id_ not in found.adopted]
        found.adopted.update(dict.fromkeys(known, facts.external_id))
    if known:
        found.ids[facts.external_id] = known[0]
