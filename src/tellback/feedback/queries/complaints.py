"""Messages that complain, by id."""

from __future__ import annotations

from collections.abc import Iterable

from tellback.store.base import Row, Store

_COMPLAINS = "(p.stance = 'complaint' or p.stance = 'both')"
"""Spelt as in the index that holds these passages alone."""


def complaining(store: Store, after: int, most: int) -> list[Row]:
    """The next messages with a complaining passage: who said it for whom, when, and when they were answered."""
    return store.query(
        f"""select m.id, m.said_at, m.author, m.company, m.answered_at from (
            select distinct p.message_id as id from passages p
            where {_COMPLAINS} and p.message_id > :after order by p.message_id limit :most
        ) as c join messages m on m.id = c.id order by m.id""",
        after=after,
        most=most,
    )


def words_of(store: Store, ids: Iterable[int]) -> list[Row]:
    """Title and text of those of these messages that complain."""
    listed = ", ".join(str(int(id_)) for id_ in ids) or "null"
    return store.query(
        f"""select m.id, m.title, m.text from messages m where m.id in ({listed})
        and exists (select 1 from passages p where p.message_id = m.id and {_COMPLAINS})"""
    )
