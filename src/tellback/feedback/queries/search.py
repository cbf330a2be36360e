"""Messages that fit a query, and what is shown of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tellback.feedback.query import Query
from tellback.feedback.stance import Stance
from tellback.store.base import Row, Store

ALIKE = {Stance.COMPLAINT: (Stance.COMPLAINT, Stance.BOTH), Stance.PRAISE: (Stance.PRAISE, Stance.BOTH)}


FEW = 5000


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a query asks of messages `m` and of a passage `p` in them, beside its words.

    `passages` is quick for a few passages at hand, `across` for all there are: the same in other words.
    """

    messages: str = ""
    passages: str = ""
    across: str = ""
    values: dict[str, object] = field(default_factory=dict)

    @property
    def each(self) -> str:
        """A condition that looks at one message `m` after the other."""
        mine = "select 1 from passages p where p.message_id = m.id"
        return self.messages + (f" and exists ({mine}{self.passages})" if self.passages else "")

    @property
    def all(self) -> str:
        """The same condition, by gathering the passages that fit first."""
        gathered = f"select p.message_id from passages p where 1 = 1{self.across}"
        return self.messages + (f" and m.id in ({gathered})" if self.across else "")


def narrowing(query: Query) -> Narrowing:
    """A query's conditions in SQL. Raises ValueError for a day that is none."""
    stances = ", ".join(f"'{stance}'" for stance in ALIKE.get(query.stance or Stance.NEITHER, (query.stance,)))
    link = "select l.passage_id from links l where l.about = :about and l.shown = 1"
    of_messages = {"source": "m.source = :source", "plan": "m.plan = :plan", "since": "m.said_at >= :since"}
    of_messages |= {"until": "m.said_at < :until and m.said_at <> ''"}
    across = {"theme": "p.theme_id = :theme", "stance": f"p.stance in ({stances})", "about": f"p.id in ({link})"}
    of_passages = across | {"theme": "p.theme_id + 0 = :theme", "about": f"exists ({link} and l.passage_id = p.id)"}
    since, until = (day and date.fromisoformat(day) for day in (query.since, query.until))
    after = until and until + timedelta(days=1)
    asked = {"source": query.source, "plan": query.plan, "since": str(since), "until": str(after)}
    asked |= {"theme": query.theme or "", "stance": query.stance or "", "about": query.about}
    values: dict[str, object] = {name: value for name, value in asked.items() if value}
    parts = (of_messages, of_passages, across)
    joined = ("".join(f" and {sql}" for name, sql in part.items() if name in values) for part in parts)
    return Narrowing(*joined, values=values)


def newest(store: Store, fit: Narrowing, most: int, skip: int) -> tuple[int, list[int]]:
    """How many messages fit, and the ids of some of them, newest first."""
    [count] = store.query(f"select count(*) as n from messages m where 1 = 1{fit.all}", **fit.values)
    rows = store.query(
        f"""select m.id from messages m where 1 = 1{fit.all if count["n"] < FEW else fit.each}
        order by m.said_at desc, m.id desc limit :most offset :skip""",
        most=most,
        skip=skip,
        **fit.values,
    )
    return count["n"], [row["id"] for row in rows]


def fitting(store: Store, fit: Narrowing, ids: Iterable[int]) -> set[int]:
    """Which of these messages fit."""
    sql = f"select m.id from messages m where m.id in ({_list(ids)}){fit.each}"
    return {row["id"] for row in store.query(sql, **fit.values)}


def owners(store: Store, fit: Narrowing, passages: Iterable[int]) -> dict[int, int]:
    """The message of each of these passages, where both fit."""
    sql = f"""select p.id, p.message_id from passages p join messages m on m.id = p.message_id
        where p.id in ({_list(passages)}){fit.passages}{fit.messages}"""
    return {row["id"]: row["message_id"] for row in store.query(sql, **fit.values)}


def allowed(store: Store, fit: Narrowing) -> list[int]:
    """The passages that fit, the newest FEW of them at most."""
    source = "passages p join messages m on m.id = p.message_id" if fit.messages else "passages p"
    sql = f"select p.id from {source} where 1 = 1{fit.across}{fit.messages} order by p.id desc limit {FEW}"
    return [row["id"] for row in store.query(sql, **fit.values)]


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


def _list(ids: Iterable[int]) -> str:
    """Our own numbers, written out: there are too many to bind. No number gives a list that nothing is in."""
    return ", ".join(str(int(id_)) for id_ in ids) or "null"
