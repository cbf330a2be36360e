"""The SQL of where readers come from who were never sent a link."""

from __future__ import annotations

from tellback.audience.queries.ballots import SAID_IN
from tellback.store.base import Row, Store


def origin_of(store: Store, source: str, narrative: str, version_text: str, audience: str) -> int:
    """The invitation on which the readers of a source hang; 0 for none yet."""
    sql = """select invitation_id from reading_origins join reading_invitations asked on asked.id = invitation_id
        where source = :source and narrative = :narrative and text = :text and audience = :audience
        order by invitation_id"""
    rows = store.query(sql, source=source, narrative=narrative, text=version_text, audience=audience)
    return int(rows[0]["invitation_id"]) if rows else 0


def source_of(store: Store, fingerprint: str) -> str:
    """Under which name a file of the same content was brought in; "" for none that stands."""
    sql = "select source from reading_origins where fingerprint = :fingerprint and taken_back_at = ''"
    rows = store.query(sql, fingerprint=fingerprint)
    return str(rows[0]["source"]) if rows else ""


def sources(store: Store) -> dict[int, Row]:
    """By invitation, from which source its readers were brought in, and when they were taken back."""
    rows = store.query("select invitation_id, source, taken_back_at from reading_origins")
    return {row["invitation_id"]: {name: row[name] for name in ("source", "taken_back_at")} for row in rows}


def keep_origin(store: Store, invitation: int, values: Row) -> None:
    """Keep where an invitation's readers come from, as it was read last."""
    row = {"invitation_id": invitation, **values, "taken_back_at": ""}
    store.upsert("reading_origins", [row], key=["invitation_id"])


def origins(store: Store) -> list[Row]:
    """Every origin, the latest first, with how many readers, marks and rows set aside it has."""
    sql = """select origin.*,
        (select count(*) from reading_ballots ballot where ballot.invitation_id = origin.invitation_id) as ballots,
        (select count(*) from reading_set_aside aside where aside.invitation_id = origin.invitation_id) as aside
        from reading_origins origin order by brought_at desc, invitation_id desc"""
    return store.query(sql)


def origin(store: Store, invitation: int) -> Row | None:
    """One of them."""
    rows = [row for row in origins(store) if row["invitation_id"] == invitation]
    return rows[0] if rows else None


def signs(store: Store, invitation: int) -> dict[str, int]:
    """The ballots of an origin's readers, by the sign of their name."""
    sql = """select ballot_id, sign from reading_origin_readers join reading_ballots on id = ballot_id
        where invitation_id = :invitation"""
    return {row["sign"]: row["ballot_id"] for row in store.query(sql, invitation=invitation)}


def signs_elsewhere(store: Store, invitation: int) -> dict[str, int]:
    """The ballots of the readers of the same wording who came from other files, by the sign of their name there."""
    sql = """select ballot_id, sign from reading_origin_readers join reading_ballots ballot on ballot.id = ballot_id
        join reading_invitations asked on asked.id = invitation_id
        join reading_invitations here on here.id = :invitation and here.text = asked.text
        where invitation_id <> :invitation"""
    return {row["sign"]: row["ballot_id"] for row in store.query(sql, invitation=invitation)}


def other_sources(store: Store, source: str) -> list[str]:
    """Where else anybody was ever brought in from, the latest first."""
    sql = "select source from reading_origins where source <> :source group by source order by max(brought_at) desc"
    return [row["source"] for row in store.query(sql, source=source)]


def erased_signs(store: Store) -> set[str]:
    """The signs of readers who were erased, wherever they were brought in."""
    sql = (
        "select sign from reading_origin_readers origin join reading_erasures gone on gone.ballot_id = origin.ballot_id"
    )
    return {row["sign"] for row in store.query(sql)}


def seats(store: Store, invitation: int) -> set[int]:
    """The numbers of an invitation's readers."""
    sql = "select reader from reading_ballots where invitation_id = :invitation"
    return {row["reader"] for row in store.query(sql, invitation=invitation)}


def ballot(store: Store, number: int) -> Row:
    """A ballot as it was begun."""
    return store.query("select * from reading_ballots where id = :number", number=number)[0]


def seat(store: Store, invitation: int, reader: int, sign: str, now: str) -> int:
    """A ballot for a reader who read elsewhere; its id."""
    sql = """insert into reading_ballots (invitation_id, reader, begun_at) values (:invitation, :reader, :now)
        returning id"""
    ballot: int = store.query(sql, invitation=invitation, reader=reader, now=now)[0]["id"]
    sql = "insert into reading_origin_readers (ballot_id, sign) values (:ballot, :sign)"
    store.execute(sql, ballot=ballot, sign=sign)
    sql = """insert into reading_finishes (ballot_id, finished_at) values (:ballot, :now)
        on conflict (ballot_id) do nothing"""
    store.execute(sql, ballot=ballot, now=now)
    return ballot


def count(store: Store, invitation: int) -> None:
    """Let an invitation have been for as many readers as it has."""
    sql = """update reading_invitations set
        begun = (select count(*) from reading_ballots where invitation_id = :invitation),
        readers = (select count(*) from reading_ballots where invitation_id = :invitation) where id = :invitation"""
    store.execute(sql, invitation=invitation)


def set_aside(store: Store, invitation: int, rows: list[Row]) -> None:
    """Keep what could not be taken of an origin, in the place of what could not be before."""
    store.execute("delete from reading_set_aside where invitation_id = :invitation", invitation=invitation)
    sql = """insert into reading_set_aside (invitation_id, ballot_id, place, reason, raw)
        values (:invitation, :ballot, :place, :reason, :raw)"""
    store.many(sql, [{"invitation": invitation, **row} for row in rows])


def aside(store: Store, invitation: int) -> list[Row]:
    """What could not be taken of an origin."""
    sql = "select * from reading_set_aside where invitation_id = :invitation order by id"
    return store.query(sql, invitation=invitation)


def drop(store: Store, invitation: int, now: str) -> int:
    """Delete what an origin brought; how many ballots went. Erased readers stay, so that they do not come back."""
    ballots = """select id from reading_ballots where invitation_id = :invitation
        and id not in (select ballot_id from reading_erasures)"""
    for name in (*SAID_IN, "reading_finishes", "reading_origin_readers"):
        store.execute(f"delete from {name} where ballot_id in ({ballots})", invitation=invitation)
    gone = store.execute(f"delete from reading_ballots where id in ({ballots})", invitation=invitation)
    store.execute("delete from reading_set_aside where invitation_id = :invitation", invitation=invitation)
    sql = "update reading_origins set taken_back_at = :now where invitation_id = :invitation"
    store.execute(sql, invitation=invitation, now=now)
    count(store, invitation)
    return gone
