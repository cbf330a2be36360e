"""Messages that fit a query, and what is shown of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tellback.feedback.query import Query
from tellback.feedback.stance import Stance
from tellback.store.base import Row, Store

ALIKE = {Stance.COMPLAINT: (Stance.COMPLAINT, Stance.BOTH), Stance.PRAISE: (Stance.PRAISE, Stance.BOTH)}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a query asks of messages `m` and of a passage `p` in them, beside its words."""

    messages: str = ""
    passages: str = ""
    values: dict[str, object] = field(default_factory=dict)

    @property
    def fits(self) -> str:
        """A condition on messages `m`."""
        within = f" and m.id in (select p.message_id from passages p where 1 = 1{self.passages})"
        return self.messages + (within if self.passages else "")


def narrowing(query: Query) -> Narrowing:
    """A query's conditions in SQL. Raises ValueError for a day that is none."""
    stances = ", ".join(f"'{stance}'" for stance in ALIKE.get(query.stance or Stance.NEITHER, (query.stance,)))
    about = "select 1 from links l where l.passage_id = p.id and l.about = :about and l.shown = 1"
    on_messages = {"source": "m.source = :source", "plan": "m.plan = :plan", "since": "m.said_at >= :since"}
    on_messages |= {"until": "m.said_at < :until and m.said_at <> ''"}
    on_passages = {"theme": "p.theme_id = :theme", "stance": f"p.stance in ({stances})", "about": f"exists ({about})"}
    until = query.until and _day_after(query.until)
    asked = {"source": query.source, "plan": query.plan, "since": query.since, "until": until}
    asked |= {"theme": query.theme or "", "stance": query.stance or "", "about": query.about}
    return Narrowing(
        "".join(f" and {sql}" for name, sql in on_messages.items() if asked[name]),
        "".join(f" and {sql}" for name, sql in on_passages.items() if asked[name]),
        {name: value for name, value in asked.items() if value},
    )


def newest(store: Store, fit: Narrowing, most: int, skip: int) -> tuple[int, list[int]]:
    """How many messages fit, and the ids of some of them, newest first."""
    [count] = store.query(f"select count(*) as n from messages m where 1 = 1{fit.fits}", **fit.values)
    rows = store.query(
        f"""select m.id from messages m where 1 = 1{fit.fits}
        order by m.said_at desc, m.id desc limit :most offset :skip""",
        most=most,
        skip=skip,
        **fit.values,
    )
    return count["n"], [row["id"] for row in rows]


def fitting(store: Store, fit: Narrowing, ids: Iterable[int]) -> set[int]:
    """Which of these messages fit."""
    sql = f"select m.id from messages m where m.id in ({_list(ids)}){fit.fits}"
    return {row["id"] for row in store.query(sql, **fit.values)}


def owners(store: Store, fit: Narrowing, passages: Iterable[int]) -> dict[int, int]:
    """The message of each of these passages, where both fit."""
    sql = f"""select p.id, p.message_id from passages p join messages m on m.id = p.message_id
        where p.id in ({_list(passages)}){fit.passages}{fit.messages}"""
    return {row["id"]: row["message_id"] for row in store.query(sql, **fit.values)}


def allowed(store: Store, fit: Narrowing, most: int) -> list[int]:
    """The passages that fit, `most` of them at most."""
    sql = f"""select p.id from passages p join messages m on m.id = p.message_id
        where 1 = 1{fit.passages}{fit.messages} order by p.id desc limit :most"""
    return [row["id"] for row in store.query(sql, most=most, **fit.values)]


def messages(store: Store, ids: Sequence[int]) -> dict[int, Row]:
    """What is shown of these messages, by id."""
    sql = f"select id, source, external_id, title, text, said_at, plan from messages where id in ({_list(ids)})"
    return {row["id"]: row for row in store.query(sql)}


def passages(store: Store, fit: Narrowing, ids: Sequence[int]) -> list[Row]:
    """The passages that fit in these messages, in reading order, with the name of their theme."""
    sql = f"""select p.id, p.message_id, p.start_at, p.end_at, p.stance, p.sureness, p.weight, p.theme_id,
        t.name as theme_name from passages p left join themes t on t.id = p.theme_id
        where p.message_id in ({_list(ids)}){fit.passages} order by p.message_id, p.start_at"""
    return store.query(sql, **{name: value for name, value in fit.values.items() if f":{name}" in sql})


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _list(ids: Iterable[int]) -> str:
    """Our own numbers, written out: there are too many to bind. No number gives a list that nothing is in."""
    return ", ".join(str(int(id_)) for id_ in ids) or "null"
