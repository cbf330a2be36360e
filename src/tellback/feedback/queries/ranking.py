"""Who speaks of which theme, and when: people are counted, and a message counts once a theme."""

from __future__ import annotations

from tellback.feedback.queries.search import Narrowing
from tellback.store.base import Row, Store

PERSON = "case when m.author = '' then '#' || cast(m.id as text) else m.author end"
_SAID = """
    with said as materialized (
        select p.theme_id, p.message_id,
            max(case when p.stance in ('complaint', 'both') then 1 else 0 end) as complains,
            max(case when p.stance in ('praise', 'both') then 1 else 0 end) as praises
        from passages p where p.theme_id is not null {passages} group by p.theme_id, p.message_id
    )"""
_WHO = """, who as materialized (
        select m.id, m.said_at,
            case when m.author = '' then m.id else min(m.id) over (partition by m.author) end as person
        from messages m where 1 = 1 {messages}
    )"""


def stamp(store: Store) -> tuple[object, ...]:
    """Values that change when anything does that is counted here."""
    [row] = store.query(
        """select (select count(*) from messages) as messages, (select count(*) from passages) as passages,
            (select sum(theme_id) from passages) as themes, (select max(at) from enrichments) as read,
            (select count(*) from theme_decisions) as decided,
            (select count(*) from theme_decisions where undone_at is null) as undone"""
    )
    return tuple(row.values())


def ground(store: Store, fit: Narrowing) -> Row:
    """Messages and people in all; messages with a theme; messages that say something and have none."""
    has = "exists (select 1 from passages p where p.message_id = m.id and {})"
    [row] = store.query(
        f"""select count(*) as messages, count(distinct {PERSON}) as people,
            count(*) filter (where {has.format("p.theme_id is not null")}) as grouped,
            count(*) filter (where not {has.format("p.theme_id is not null")}
                and {has.format("p.weight > 0")}) as waiting
        from messages m where 1 = 1{fit.messages}""",
        **fit.values,
    )
    return row


def people(store: Store, fit: Narrowing) -> list[Row]:
    """For each theme the people and messages, those who complain and praise, first and last day."""
    return store.query(
        f"""{_SAID.format(passages=fit.across)}{_WHO.format(messages=fit.messages)}
        select t.id, t.name, t.named_by, t.phrases, count(*) as messages, count(distinct w.person) as people,
            count(distinct case when s.complains = 1 then w.person end) as complaining,
            count(distinct case when s.praises = 1 then w.person end) as praising,
            min(nullif(w.said_at, '')) as first_said, max(nullif(w.said_at, '')) as last_said
        from said s join who w on w.id = s.message_id join themes t on t.id = s.theme_id
        where t.retired_at is null
        group by t.id, t.name, t.named_by, t.phrases order by people desc, messages desc, t.id""",
        **fit.values,
    )


def months(store: Store, fit: Narrowing) -> list[Row]:
    """Messages, complaints and praise of each theme in each month that has any."""
    return store.query(
        f"""{_SAID.format(passages=fit.across)}
        select s.theme_id, substr(m.said_at, 1, 7) as month, count(*) as messages,
            sum(s.complains) as complaints, sum(s.praises) as praises
        from said s join messages m on m.id = s.message_id
        where m.said_at <> ''{fit.messages} group by s.theme_id, substr(m.said_at, 1, 7)""",
        **fit.values,
    )


def all_months(store: Store, fit: Narrowing) -> dict[str, int]:
    """All messages by month."""
    rows = store.query(
        f"""select substr(m.said_at, 1, 7) as month, count(*) as n from messages m
        where m.said_at <> ''{fit.messages} group by substr(m.said_at, 1, 7)""",
        **fit.values,
    )
    return {row["month"]: row["n"] for row in rows}


def members(store: Store, fit: Narrowing) -> list[Row]:
    """The passages that fit, with their place, their message's day, source and person, by passage."""
    return store.query(
        f"""select p.id, p.message_id, p.start_at, p.end_at, substr(m.said_at, 1, 10) as said_on, m.source,
            {PERSON} as person
        from passages p join messages m on m.id = p.message_id
        where 1 = 1{fit.across}{fit.messages} order by p.id""",
        **fit.values,
    )


def pinned(store: Store, theme: int) -> set[int]:
    """The passages a person put into a theme."""
    rows = store.query(
        "select passage_id from theme_decisions where deed = 'pin' and theme_id = :theme and undone_at is null",
        theme=theme,
    )
    return {row["passage_id"] for row in rows}
