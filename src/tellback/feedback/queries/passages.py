"""Passages, and which messages wait to be understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from tellback.store.base import Row, Store

COLUMNS = ("message_id", "start_at", "end_at", "language", "stance", "sureness", "weight")
_WAITING = (
    "from messages m left join enrichments e on e.message_id = m.id"
    " where (e.message_id is null or e.revision <> m.revision or e.model <> :model)"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A passage as it stands in the store; `id` is None where it is new."""

    id: int | None
    message_id: int
    start_at: int
    end_at: int
    language: str
    stance: str
    sureness: float
    weight: float


def waiting(store: Store, model: str) -> int:
    """How many messages this model has not read as they are now."""
    return int(store.query(f"select count(*) as n {_WAITING}", model=model)[0]["n"])


def pass_over(store: Store, at: str) -> int:
    """Take messages for read that changed in nothing a reading goes by: answered, say, or on another plan."""
    return store.execute(
        "update enrichments set at = :at,"
        " revision = (select m.revision from messages m where m.id = enrichments.message_id)"
        " where message_id in (select e.message_id from enrichments e"
        " join messages m on m.id = e.message_id and m.revision <> e.revision"
        " join message_versions v on v.id = e.message_id and v.revision = e.revision"
        " where m.title = v.title and m.text = v.text and m.locale = v.locale and m.scale = v.scale"
        " and m.rating is not distinct from v.rating)",
        at=at,
    )


def next_waiting(store: Store, model: str, after: int, most: int) -> list[Row]:
    """The next messages that wait, by id."""
    return store.query(
        f"select m.id, m.revision, m.title, m.text, m.locale, m.rating, m.scale {_WAITING}"
        " and m.id > :after order by m.id limit :most",
        model=model,
        after=after,
        most=most,
    )


def take_turns(store: Store) -> None:
    """Make others who write passages wait until this transaction ends, on every kind of store."""
    store.execute("update steps set taken_at = taken_at where name = 'feedback.s003_passages'")


def still_waiting(store: Store, model: str, first: int, last: int) -> set[tuple[int, int]]:
    """Id and revision of the messages that wait between two ids."""
    rows = store.query(
        f"select m.id, m.revision {_WAITING} and m.id between :first and :last", model=model, first=first, last=last
    )
    return {(row["id"], row["revision"]) for row in rows}


def of_waiting(store: Store, model: str, first: int, last: int) -> list[Row]:
    """The passages that messages which wait again have so far, with the title and text they were cut from."""
    return store.query(
        "select p.id, p.message_id, p.start_at, p.end_at, coalesce(v.title, m.title) as title,"
        " coalesce(v.text, m.text) as text from passages p"
        " join messages m on m.id = p.message_id join enrichments e on e.message_id = m.id"
        " left join message_versions v on v.id = m.id and v.revision = e.revision and e.revision <> m.revision"
        " where p.message_id between :first and :last and (e.revision <> m.revision or e.model <> :model)"
        " order by p.message_id, p.start_at",
        model=model,
        first=first,
        last=last,
    )


def write(store: Store, passages: Sequence[Written]) -> None:
    """Add new passages and change known ones; what is known of their theme stays."""
    rows = [asdict(passage) for passage in passages]
    store.many(
        f"insert into passages ({', '.join(COLUMNS)}) values ({', '.join(f':{name}' for name in COLUMNS)})",
        [{name: row[name] for name in COLUMNS} for row in rows if row["id"] is None],
    )
    settings = ", ".join(f"{name} = :{name}" for name in COLUMNS)
    known = [row for row in rows if row["id"] is not None]
    store.many(f"update passages set {settings} where id = :id", known)


def forget(store: Store, passages: Sequence[int]) -> None:
    """Delete passages and what they were linked to."""
    gone = [{"id": passage} for passage in passages]
    store.many("delete from links where passage_id = :id", gone)
    store.many("delete from asking where passage_id = :id", gone)
    store.many("delete from passages where id = :id", gone)


def ids_between(store: Store, first: int, last: int) -> dict[tuple[int, int], int]:
    """The passage that begins at (message, offset), for the messages between two ids."""
    rows = store.query(
        "select id, message_id, start_at from passages where message_id between :first and :last",
        first=first,
        last=last,
    )
    return {(row["message_id"], row["start_at"]): row["id"] for row in rows}


def read_by(store: Store, model: str, messages: Sequence[tuple[int, int]], at: str) -> None:
    """Remember which revision of each message this model has read."""
    store.many(
        "insert into enrichments (message_id, revision, model, at) values (:message_id, :revision, :model, :at)"
        " on conflict (message_id) do update set revision = excluded.revision, model = excluded.model,"
        " at = excluded.at",
        [{"message_id": id_, "revision": revision, "model": model, "at": at} for id_, revision in messages],
    )


def forget_other_models(store: Store, model: str) -> None:
    """Delete the vectors of every other model."""
    store.execute("delete from vectors where model <> :model", model=model)


def rated(store: Store, most: int) -> list[Row]:
    """Title, text, rating and scale of some messages with a rating: always the same ones, spread over all."""
    return store.query(
        "select title, text, rating, scale from messages where rating is not null and scale <> ''"
        " order by (id * 7919) % 104729, id limit :most",
        most=most,
    )


def grouped(store: Store) -> str:
    """Which vectors there were when the themes were last brought up to date."""
    rows = store.query("select changes from theme_runs where kind = 'understood' order by id desc limit 1")
    return str(rows[0]["changes"]) if rows else ""


def now_grouped(store: Store, stamp: str, at: str) -> None:
    """Remember that the themes hold all there is."""
    store.execute(
        "insert into theme_runs (at, kind, changes, applied_at) values (:at, 'understood', :stamp, :at)",
        at=at,
        stamp=stamp,
    )
