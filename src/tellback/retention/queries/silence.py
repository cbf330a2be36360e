"""When customers were heard of, and what is shown of those who are not any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tellback.store.base import Row, Store

AT_ONCE = 20_000
LISTED = 400


def newest(store: Store, readings: int) -> list[str]:
    """The newest day of a message, and that of a reading of usage of anybody read so often; without those unknown."""
    [row] = store.query(
        """select (select substr(max(said_at), 1, 10) from messages) as wrote, (select max(day) from (
            select max(day) as day from signs where kind = 'usage' and day <> ''
            group by customer_id, name having count(*) >= :readings) as often) as used""",
        readings=readings,
    )
    return [day for day in row.values() if isinstance(day, str) and day]


def messages(store: Store, until: str) -> Iterator[list[Row]]:
    """Every dated message up to the end of a day: whose and from where, some thousands at a time."""
    return _chunks(
        store,
        """select id, author, company, source, substr(said_at, 1, 10) as day from messages
        where said_at <> '' and substr(said_at, 1, 10) <= :until""",
        until,
    )


def used(store: Store, until: str) -> Iterator[list[Row]]:
    """Every dated reading of how much a customer used, by which measure."""
    return _chunks(
        store,
        """select id, customer_id, substr(day, 1, 10) as day, name, level, score from signs
        where kind = 'usage' and day <> '' and substr(day, 1, 10) <= :until""",
        until,
    )


def answering(store: Store, until: str) -> set[str]:
    """The sources that had told of an answer by a day."""
    rows = store.query(
        "select distinct source from messages where answered_at <> '' and substr(answered_at, 1, 10) <= :until",
        until=until,
    )
    return {row["source"] for row in rows}


def customers(store: Store, ids: Iterable[int]) -> Iterator[Row]:
    """Who some customers are, and in which currency each pays last."""
    for some in _parts(ids):
        places, values = _listed(some)
        yield from store.query(
            f"""select c.id, c.external_id, c.email, c.company, coalesce((
                select s.currency from subscriptions s where s.customer_id = c.id and s.currency <> ''
                order by s.started_at desc, s.id desc limit 1), '') as currency
            from customers c where c.id in ({places})""",
            **values,
        )


def said(store: Store, ids: Iterable[int]) -> Iterator[Row]:
    """Some messages with their passages (`start_at` is None where there is none), by message, complaints first."""
    for some in _parts(ids):
        places, values = _listed(some)
        yield from store.query(
            f"""select m.id, m.title, m.text, substr(m.said_at, 1, 10) as day, p.start_at, p.end_at, p.theme_id,
                coalesce(t.name, '') as theme
            from messages m left join passages p on p.message_id = m.id
            left join themes t on t.id = p.theme_id and t.retired_at is null
            where m.id in ({places})
            order by m.id, case p.stance when 'complaint' then 0 when 'both' then 1 when 'praise' then 2 else 3 end,
                p.weight desc, p.start_at""",
            **values,
        )


def stamp(store: Store) -> tuple[object, ...]:
    """Values that change when anything does that is counted here."""
    [row] = store.query(
        """select (select count(*) from messages) as messages, (select sum(revision) from messages) as revised,
            (select count(*) from passages) as passages, (select max(at) from enrichments) as read,
            (select sum(theme_id) from passages) as themes,
            (select count(*) from customers) as customers, (select sum(revision) from customers) as renamed,
            (select sum(revision) from subscriptions) as subscriptions,
            (select count(*) from plan_changes) as plans, (select count(*) from signs) as signs,
            (select max(newest) from rosters) as newest"""
    )
    return tuple(row.values())


def _chunks(store: Store, sql: str, until: str) -> Iterator[list[Row]]:
    sql, after = f"{sql} and id > :after order by id limit :most", 0
    while rows := store.query(sql, until=until, after=after, most=AT_ONCE):
        yield rows
        after = rows[-1]["id"]


def _parts(values: Iterable[object]) -> Iterator[Sequence[object]]:
    rest = iter(values)
    while some := list(islice(rest, LISTED)):
        yield some


def _listed(some: Sequence[object]) -> tuple[str, dict[str, object]]:
    return ", ".join(f":v{at}" for at in range(len(some))), {f"v{at}": value for at, value in enumerate(some)}
