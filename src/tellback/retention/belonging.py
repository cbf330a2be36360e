"""Whether complaints find their customers: told after customers came in, and behind a link on their page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellback.people.lives import lives
from tellback.retention.join import join
from tellback.retention.standing import Unjoined
from tellback.show.typography import counted
from tellback.store.base import Store


@dataclass(frozen=True, slots=True)
class Belonging:
    """How many complaints there are, how many of them are a customer's, and why the others are nobody's."""

    complaints: int
    joined: int
    unjoined: tuple[Unjoined, ...]


def belonging(store: Store) -> Belonging:
    """Join every message that complains to its customer, by id, e-mail or domain."""
    found = join(store, lives(store))
    return Belonging(found.complaints, found.joined, found.unjoined)


def belonging_lines(found: Belonging) -> Iterator[str]:
    """The same in lines for a person; examples are masked."""
    if not found.complaints:
        yield "No message that complains is here yet to be joined to a customer: `tellback import FILE`."
        return
    yield f"{found.joined:,} of {counted(found.complaints, 'complaint')} joined to a customer, by id, e-mail or domain."
    for each in found.unjoined:
        yield f"  {each.complaints:,} not: {each.reason}" + f" ({', '.join(each.examples)})" * bool(each.examples)
