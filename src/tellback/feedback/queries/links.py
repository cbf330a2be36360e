"""Links between passages and the story, what people decided of them, and what passages ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from tellback.store.base import Row, Store

RUN, HEARD = "*", "?"
"""The rows of link_runs that speak of the whole run, and of how far it was heard what asks."""

_WHO = "case when m.author = '' then 'message ' || m.id else 'author ' || m.author end"
"""A message without an author counts as one person."""


def counting(store: Store) -> list[Row]:
    """Every passage that counts, by id."""
    return store.query(
        "select id, message_id, start_at, end_at, language, stance, sureness from passages where weight > 0 order by id"
    )


def messages(store: Store) -> dict[int, tuple[str, str]]:
    """The words of every message, as passages are cut from them, and who wrote it."""
    rows = store.query(f"select m.id, m.title, m.text, {_WHO} as who from messages m")
    return {row["id"]: ("\n".join(filter(None, (row["title"], row["text"]))), row["who"]) for row in rows}


def stamp(store: Store, model: str) -> str:
    """A text that changes with every passage, vector or decision that comes, goes or changes."""
    [passages] = store.query(
        "select count(*) as n, coalesce(max(id), 0) as last, coalesce(sum(weight * sureness), 0) as judged,"
        " coalesce(sum(start_at + end_at), 0) as cut from passages"
    )
    [kept] = store.query("select count(*) as n, coalesce(max(id), 0) as last from vectors where model = :m", m=model)
    [decided] = store.query("select count(*) as n, count(undone_at) as undone from link_decisions")
    parts = (passages["n"], passages["last"], f"{passages['judged']:.3f}", passages["cut"], *kept.values())
    return " ".join(map(str, (*parts, *decided.values())))


def links(store: Store) -> dict[tuple[int, str], Row]:
    """Every link by passage and what it is about."""
    rows = store.query("select passage_id, about, kind, relation, sureness, shown, chance from links")
    return {(row["passage_id"], row["about"]): row for row in rows}


def put_links(store: Store, rows: Sequence[Row]) -> None:
    """Add links, or change them."""
    store.upsert("links", rows, key=("passage_id", "about"))


def drop_links(store: Store, keys: Sequence[tuple[int, str]]) -> None:
    """Delete links by passage and what they are about."""
    rows = [{"passage": passage, "about": about} for passage, about in keys]
    store.many("delete from links where passage_id = :passage and about = :about", rows)


def decisions(store: Store) -> list[Row]:
    """What people said last of each link and did not take back."""
    return store.query(
        "select d.passage_id, d.about, d.answer, d.who, d.at, d.chance, d.was_shown from link_decisions d join ("
        " select max(id) as id from link_decisions where undone_at is null group by passage_id, about"
        ") last on last.id = d.id order by d.id"
    )


def decide(store: Store, row: Row) -> None:
    """Write down what a person said of a link."""
    columns = ("passage_id", "about", "answer", "who", "at", "chance", "was_shown")
    names = ", ".join(columns)
    store.execute(f"insert into link_decisions ({names}) values (:{', :'.join(columns)})", **row)


def before(store: Store, passage: int, about: str) -> Row | None:
    """How a link stood before people first decided about it: `chance`, `was_shown`; None where they did not."""
    found = store.query(
        "select chance, was_shown from link_decisions where passage_id = :passage and about = :about"
        " and undone_at is null order by id limit 1",
        passage=passage,
        about=about,
    )
    return found[0] if found else None


def undo(store: Store, passage: int, about: str, at: str) -> int:
    """Take back everything said of a link; how many decisions that were."""
    return store.execute(
        "update link_decisions set undone_at = :at where passage_id = :passage and about = :about"
        " and undone_at is null",
        passage=passage,
        about=about,
        at=at,
    )


def link(store: Store, passage: int, about: str) -> Row | None:
    """One link, or None."""
    found = store.query("select * from links where passage_id = :p and about = :about", p=passage, about=about)
    return found[0] if found else None


def passage(store: Store, id_: int) -> Row | None:
    """One passage that exists, or None."""
    return next(iter(store.query("select id, stance from passages where id = :id", id=id_)), None)


def runs(store: Store) -> dict[str, Row]:
    """What was last held against the messages, by promise or question."""
    return {row["about"]: row for row in store.query("select about, kind, text, model, at, verdict from link_runs")}


def put_runs(store: Store, rows: Sequence[Row]) -> None:
    """Remember what was held against the messages, and forget what no longer is."""
    kept = {HEARD, *(row["about"] for row in rows)}
    gone = [{"about": about} for about in runs(store) if about not in kept]
    store.many("delete from link_runs where about = :about", gone)
    store.upsert("link_runs", rows, key=("about",))


def asking(store: Store, model: str) -> list[Row]:
    """Every passage that asks something, with what it means to this model, by id."""
    return store.query(
        "select a.passage_id, a.vector from asking a join passages p on p.id = a.passage_id"
        " where a.model = :model order by a.passage_id",
        model=model,
    )


def seen(store: Store, model: str) -> int:
    """The last passage this model was asked whether it asks; 0 where there is none."""
    rows = store.query("select text from link_runs where about = :about and model = :model", about=HEARD, model=model)
    return int(rows[0]["text"]) if rows else 0


def add_asking(store: Store, model: str, vectors: Mapping[int, bytes], last: int) -> None:
    """Remember passages that ask, up to the passage `last`, and forget those that are gone."""
    rows = [{"passage_id": id_, "model": model, "vector": vector} for id_, vector in vectors.items()]
    with store.transaction():
        store.execute("delete from asking where passage_id not in (select id from passages where weight > 0)")
        store.execute("delete from asking where model <> :model", model=model)
        store.upsert("asking", rows, key=("passage_id",))
        run = {"about": HEARD, "kind": "", "text": str(last), "model": model, "at": now(), "verdict": ""}
        store.upsert("link_runs", [run], key=("about",))


def put_parts(store: Store, rows: Sequence[Row]) -> None:
    """Which passages ask the same, and what in the FAQ comes closest."""
    columns = ("part", "typical", "nearest", "closeness")
    known = {row["passage_id"]: row for row in store.query(f"select passage_id, {', '.join(columns)} from asking")}
    changed = [row for row in rows if known.get(row["passage_id"]) != row]
    settings = ", ".join(f"{name} = :{name}" for name in columns)
    store.many(f"update asking set {settings} where passage_id = :passage_id", changed)


def told(store: Store, kind: str) -> list[Row]:
    """For each promise or question and relation: people and messages behind the links that are shown."""
    return store.query(
        f"select l.about, l.relation, count(distinct {_WHO}) as people, count(distinct m.id) as messages"
        " from links l join passages p on p.id = l.passage_id join messages m on m.id = p.message_id"
        " where l.kind = :kind and l.shown = 1 group by l.about, l.relation",
        kind=kind,
    )


def shown(store: Store, kind: str) -> list[Row]:
    """Every link that is shown with the words behind it, surest first, then the most recent."""
    return store.query(
        "select l.about, l.relation, l.sureness, p.id as passage, p.start_at, p.end_at, m.id as message, m.title,"
        f" m.text, m.said_at, m.source, {_WHO} as who from links l join passages p on p.id = l.passage_id"
        " join messages m on m.id = p.message_id where l.kind = :kind and l.shown = 1"
        " order by l.sureness desc, m.said_at desc, p.id",
        kind=kind,
    )


def unsure(store: Store, most: int) -> list[Row]:
    """The links to promises whose sureness is nearest to one half, with the words behind them."""
    return store.query(
        "select l.about, l.relation, l.sureness, p.id as passage, p.start_at, p.end_at, m.id as message, m.title,"
        " m.text, m.said_at, m.source from links l join passages p on p.id = l.passage_id"
        " join messages m on m.id = p.message_id where l.kind = 'claim' and l.relation <> 'near'"
        " order by abs(l.sureness - 0.5), p.id limit :most",
        most=most,
    )


def open_parts(store: Store) -> list[Row]:
    """Groups of open questions with the people who ask them, most people first."""
    return store.query(
        f"select a.part, count(distinct {_WHO}) as people, count(distinct m.id) as messages,"
        " min(nullif(m.said_at, '')) as since from asking a join passages p on p.id = a.passage_id"
        " join messages m on m.id = p.message_id where a.part >= 0 group by a.part"
        " order by people desc, messages desc, a.part"
    )


def asked_in(store: Store, parts: Sequence[int]) -> list[Row]:
    """The words of groups of open questions, the typical one of each first, then the most recent."""
    marks = ", ".join(str(int(part)) for part in parts) or "-1"
    return store.query(
        "select a.part, a.typical, a.nearest, a.closeness, p.id as passage, p.start_at, p.end_at, m.id as message,"
        f" m.title, m.text, m.said_at, m.source, {_WHO} as who from asking a join passages p on p.id = a.passage_id"
        f" join messages m on m.id = p.message_id where a.part in ({marks})"
        " order by a.part, a.typical desc, m.said_at desc, p.id"
    )


def askers(store: Store) -> Row:
    """How many people ask anything, in how many messages."""
    [row] = store.query(
        f"select count(distinct {_WHO}) as people, count(distinct m.id) as messages from asking a"
        " join passages p on p.id = a.passage_id join messages m on m.id = p.message_id"
    )
    return row


def now() -> str:
    """This moment, as it is written down."""
    return datetime.now(UTC).isoformat(timespec="seconds")
