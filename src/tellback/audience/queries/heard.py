"""The SQL of what all readers of a story said: a query a table, however many they are."""

from __future__ import annotations

from tellback.store.base import Row, Store

_BALLOTS = """from reading_ballots ballot join reading_invitations asked on asked.id = ballot.invitation_id
    {tables} where asked.narrative = :narrative"""


def ballots(store: Store, narrative: str) -> list[Row]:
    """Whoever began, in the order in which they did, with what they read and when they finished or were erased."""
    tables = """left join reading_assignments given on given.ballot_id = ballot.id
        left join reading_finishes finish on finish.ballot_id = ballot.id
        left join reading_erasures gone on gone.ballot_id = ballot.id"""
    sql = f"""select ballot.*, coalesce(finished_at, '') as finished_at, coalesce(erased_at, '') as erased_at,
        coalesce(given.version, asked.version) as version
        {_from(tables)} order by ballot.begun_at, ballot.id"""
    return store.query(sql, narrative=narrative)


def marks(store: Store, narrative: str) -> list[Row]:
    """What was said of sentences and not taken back, oldest first: the last of a ballot on a sentence counts."""
    sql = f"""select ballot_id, sentence, kind, note, kept.made_at
        {_from("join reading_marks kept on kept.ballot_id = ballot.id")} and undoes is null
        and kept.id not in (select undoes from reading_marks where undoes is not null) order by kept.id"""
    return store.query(sql, narrative=narrative)


def reached(store: Store, narrative: str) -> list[Row]:
    """How far each ballot's reader came."""
    sql = f"""select ballot_id, max(sentence) as last
        {_from("join reading_reached kept on kept.ballot_id = ballot.id")} group by ballot_id"""
    return store.query(sql, narrative=narrative)


def answers(store: Store, narrative: str) -> list[Row]:
    """The answers to closing questions, oldest first: the last of a ballot to a question counts."""
    sql = f"""select ballot_id, question, answer, kept.made_at
        {_from("join reading_answers kept on kept.ballot_id = ballot.id")} order by kept.id"""
    return store.query(sql, narrative=narrative)


def _from(tables: str) -> str:
    return _BALLOTS.format(tables=tables)
