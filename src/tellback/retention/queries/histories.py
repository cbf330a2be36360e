"""Whose complaints: messages joined to customers by every name that both know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tellback.store.base import Row, Store

AT_ONCE = 400


def owners(store: Store, after: int, until: int) -> list[Row]:
    """Whose each complaining message is, of a range of ids: the customer whose id or e-mail its author has.

    A name spelt alike, capitals and all, goes before one that differs in capitals. `several` customers may share it;
    messages of nobody known are left out.
    """
    return store.query(
        """select m.id,
            coalesce(min(case when k.key = m.author then k.customer_id end), min(k.customer_id)) as customer,
            coalesce(nullif(count(distinct case when k.key = m.author then k.customer_id end), 0),
                count(distinct k.customer_id)) as several from (
            select distinct p.message_id as id from passages p
            where (p.stance = 'complaint' or p.stance = 'both') and p.message_id > :after and p.message_id <= :until
        ) c join messages m on m.id = c.id
        join customer_keys k on k.kind in ('id', 'email') and k.key in (m.author, lower(m.author))
        group by m.id order by m.id""",
        after=after,
        until=until,
    )


def named(store: Store, keys: Iterable[str]) -> Iterator[Row]:
    """Every customer who goes by one of these keys: `kind`, `key`, `customer_id`."""
    rest = iter(keys)
    while some := list(islice(rest, AT_ONCE)):
        yield from _named(store, some)


def _named(store: Store, keys: Sequence[str]) -> list[Row]:
    places = ", ".join(f":key{at}" for at in range(len(keys)))
    values = {f"key{at}": key for at, key in enumerate(keys)}
    return store.query(f"select kind, key, customer_id from customer_keys where key in ({places})", **values)


def authors(store: Store, messages: Iterable[int]) -> list[Row]:
    """Who wrote some messages."""
    listed = ", ".join(str(int(id_)) for id_ in messages)
    return store.query(f"select id, author from messages where id in ({listed}) order by id")


def signs(store: Store) -> Iterator[Row]:
    """Every incident and score of every customer, some thousands at a time."""
    after = 0
    while rows := store.query(
        """select id, customer_id, kind, day, score, scale from signs
        where kind in ('incident', 'score') and id > :after order by id limit :most""",
        after=after,
        most=20_000,
    ):
        yield from rows
        after = rows[-1]["id"]
