"""The SQL of ballots, and of what stands on them."""

from __future__ import annotations

from collections.abc import Callable

from tellback.audience.ballot import Ballot, Given
from tellback.audience.mark import Kind, Mark
from tellback.store.base import Row, Store

SAID_IN = (
    *("reading_marks", "reading_reached", "reading_answers", "reading_choices", "reading_picks"),
    "reading_set_aside",
)
_BALLOTS = """select ballot.*, coalesce(finished_at, '') as finished_at, coalesce(erased_at, '') as erased_at,
    coalesce(given.version, asked.version) as version
    from reading_ballots ballot join reading_invitations asked on asked.id = ballot.invitation_id
    left join reading_assignments given on given.ballot_id = ballot.id
    left join reading_finishes finish on finish.ballot_id = ballot.id
    left join reading_erasures erasure on erasure.ballot_id = ballot.id"""
_STANDING = """select * from reading_marks where ballot_id = :ballot and undoes is null
    and id not in (select undoes from reading_marks where ballot_id = :ballot and undoes is not null) order by id"""


def begin(store: Store, number: int, who: int | str, now: str, given: Callable[[int], str]) -> Ballot | None:
    """The ballot of who has come before, else of the next one where there is room, else None.

    `who` is the number of a personal link's reader, or the key under which somebody begins through an open one.
    `given` says which version the nth to begin reads, "" for the one they were invited to.
    """
    with store.transaction():
        if known := begun_by(store, number, who):
            return known
        # The row is locked from here on, so that two who come at once are numbered one after the other.
        sql = "update reading_invitations set begun = begun + 1 where id = :number and begun < readers returning begun"
        rows = store.query(sql, number=number)
        if not rows:
            return begun_by(store, number, who)
        nth: int = rows[0]["begun"]
        seat = who if isinstance(who, int) else nth
        if not _seated(store, number, who, seat, now):
            store.execute("update reading_invitations set begun = begun - 1 where id = :number", number=number)
            return begun_by(store, number, who)
        if version := given(nth):
            sql = """insert into reading_assignments (ballot_id, version)
                select id, :version from reading_ballots where invitation_id = :number and reader = :seat"""
            store.execute(sql, version=version, number=number, seat=seat)
        return ballot_of(store, number, seat)


def begun_by(store: Store, number: int, who: int | str) -> Ballot | None:
    """The ballot of a reader, by their number or by the key under which they began."""
    if isinstance(who, int):
        return ballot_of(store, number, who)
    sql = "select reader from reading_beginnings where invitation_id = :number and key = :key"
    rows = store.query(sql, number=number, key=who)
    return ballot_of(store, number, rows[0]["reader"]) if rows else None


def ballot_of(store: Store, number: int, reader: int) -> Ballot | None:
    """The ballot of an invitation's reader."""
    sql = f"{_BALLOTS} where invitation_id = :number and reader = :reader"
    rows = store.query(sql, number=number, reader=reader)
    return _ballot(rows[0]) if rows else None


def ballots(store: Store, number: int) -> list[Ballot]:
    """Every ballot of an invitation, in the order in which its readers began."""
    return [_ballot(row) for row in store.query(f"{_BALLOTS} where invitation_id = :number order by id", number=number)]


def given(store: Store) -> dict[int, dict[str, Given]]:
    """How many were given each version and how many of them have finished, by invitation and version."""
    sql = f"""select invitation_id, version, count(*) as begun,
        sum(case when finished_at = '' then 0 else 1 end) as finished
        from ({_BALLOTS}) given group by invitation_id, version"""
    found: dict[int, dict[str, Given]] = {}
    for row in store.query(sql):
        each = Given(row["version"], row["begun"], int(row["finished"]))
        found.setdefault(row["invitation_id"], {})[each.version] = each
    return found


def add_mark(store: Store, ballot: int, key: str, values: Row) -> None:
    """Keep a row about a sentence; one that came before under the same key stays as it is."""
    sql = """insert into reading_marks (ballot_id, key, sentence, kind, note, undoes, made_at)
        values (:ballot, :key, :sentence, :kind, :note, :undoes, :made_at)
        on conflict (ballot_id, key) do nothing"""
    store.execute(sql, ballot=ballot, key=key, **values)


def standing_rows(store: Store, ballot: int) -> list[Row]:
    """What a reader said and did not take back, oldest first."""
    return store.query(_STANDING, ballot=ballot)


def marks(store: Store, ballot: int) -> tuple[Mark, ...]:
    """The marks that stand on a ballot, in the order of the story."""
    last = {row["sentence"]: row for row in standing_rows(store, ballot)}
    kept = [last[at] for at in sorted(last) if last[at]["kind"]]
    return tuple(Mark(row["sentence"], Kind(row["kind"]), row["note"], row["made_at"]) for row in kept)


def reached(store: Store, ballot: int) -> int:
    """The last sentence that was before the reader's eyes, -1 for none."""
    sql = "select max(sentence) as last from reading_reached where ballot_id = :ballot"
    last: int | None = store.query(sql, ballot=ballot)[0]["last"]
    return -1 if last is None else last


def add_reached(store: Store, ballot: int, sentence: int, now: str) -> None:
    """Keep how far somebody read."""
    sql = """insert into reading_reached (ballot_id, sentence, reached_at) values (:ballot, :sentence, :now)
        on conflict (ballot_id, sentence) do nothing"""
    store.execute(sql, ballot=ballot, sentence=sentence, now=now)


def answers(store: Store, ballot: int) -> dict[str, str]:
    """The last answer to each question."""
    sql = "select question, answer from reading_answers where ballot_id = :ballot order by id"
    return {row["question"]: row["answer"] for row in store.query(sql, ballot=ballot)}


def add_answer(store: Store, ballot: int, question: str, answer: str, now: str) -> None:
    """Keep an answer."""
    sql = """insert into reading_answers (ballot_id, question, answer, made_at)
        values (:ballot, :question, :answer, :now)"""
    store.execute(sql, ballot=ballot, question=question, answer=answer, now=now)


def finish(store: Store, ballot: int, now: str) -> None:
    """Close a ballot; again changes nothing."""
    sql = """insert into reading_finishes (ballot_id, finished_at) values (:ballot, :now)
        on conflict (ballot_id) do nothing"""
    store.execute(sql, ballot=ballot, now=now)


def forget(store: Store, ballot: int, now: str) -> int:
    """Delete what a reader said and close the ballot; how many rows went.

    That somebody was given this version stays: without it nobody can tell whether readers were shared out evenly.
    """
    gone = sum(store.execute(f"delete from {name} where ballot_id = :ballot", ballot=ballot) for name in SAID_IN)
    sql = """insert into reading_erasures (ballot_id, erased_at) values (:ballot, :now)
        on conflict (ballot_id) do nothing"""
    store.execute(sql, ballot=ballot, now=now)
    return gone


def _seated(store: Store, number: int, who: int | str, seat: int, now: str) -> bool:
    """Take a seat; whether nobody had begun as this reader before."""
    values = {"number": number, "seat": seat}
    if isinstance(who, str):
        sql = """insert into reading_beginnings (invitation_id, key, reader) values (:number, :key, :seat)
            on conflict (invitation_id, key) do nothing"""
        if not store.execute(sql, key=who, **values):
            return False
    sql = """insert into reading_ballots (invitation_id, reader, begun_at) values (:number, :seat, :now)
        on conflict (invitation_id, reader) do nothing"""
    return store.execute(sql, now=now, **values) > 0


def _ballot(row: Row) -> Ballot:
    times = (row["begun_at"], row["finished_at"], row["erased_at"])
    return Ballot(row["id"], row["invitation_id"], row["reader"], *times, version=row["version"])
