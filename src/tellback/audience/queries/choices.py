"""The SQL of choices: between two wordings, and among promises."""

from __future__ import annotations

from tellback.audience.ballot import Choice, Pick
from tellback.store.base import Row, Store


def add_choice(store: Store, ballot: int, key: str, made: Choice) -> None:
    """Keep a choice between two wordings; one that came before under the same key stays as it is."""
    sql = """insert into reading_choices (ballot_id, key, passage, shown_first, chosen, is_repeat, made_at)
        values (:ballot, :key, :passage, :shown_first, :chosen, :is_repeat, :made_at)
        on conflict (ballot_id, key) do nothing"""
    values = {name: getattr(made, name) for name in ("passage", "shown_first", "chosen", "made_at")}
    store.execute(sql, ballot=ballot, key=key, is_repeat=int(made.repeat), **values)


def add_pick(store: Store, ballot: int, key: str, turn: int, made: Pick) -> None:
    """Keep a choice among promises; one that came before under the same key stays as it is."""
    sql = """insert into reading_picks (ballot_id, key, turn, among, best, worst, made_at)
        values (:ballot, :key, :turn, :among, :best, :worst, :made_at) on conflict (ballot_id, key) do nothing"""
    among = " ".join(map(str, made.among))
    store.execute(
        sql, ballot=ballot, key=key, turn=turn, among=among, best=made.best, worst=made.worst, made_at=made.made_at
    )


def any_made(store: Store, ballot: int) -> bool:
    """Whether somebody has chosen anything."""
    sql = """select 1 as one from reading_choices where ballot_id = :ballot
        union all select 1 as one from reading_picks where ballot_id = :ballot limit 1"""
    return bool(store.query(sql, ballot=ballot))


def choices(store: Store, ballot: int) -> tuple[Choice, ...]:
    """The choices between wordings that stand on a ballot, in the order in which they were made last."""
    rows = store.query("select * from reading_choices where ballot_id = :ballot order by id", ballot=ballot)
    return _choices(rows)


def picks(store: Store, ballot: int) -> dict[int, Pick]:
    """The choices among promises that stand on a ballot, by turn."""
    return _picks(store.query("select * from reading_picks where ballot_id = :ballot order by id", ballot=ballot))


def all_choices(store: Store, number: int) -> dict[int, tuple[Choice, ...]]:
    """As `choices`, of all readers of an invitation, by ballot."""
    sql = """select choice.* from reading_choices choice join reading_ballots ballot on ballot.id = ballot_id
        where invitation_id = :number order by choice.id"""
    return {ballot: _choices(rows) for ballot, rows in _by_ballot(store.query(sql, number=number)).items()}


def all_picks(store: Store, number: int) -> dict[int, tuple[Pick, ...]]:
    """The choices among promises of all readers of an invitation, by ballot."""
    sql = """select pick.* from reading_picks pick join reading_ballots ballot on ballot.id = ballot_id
        where invitation_id = :number order by pick.id"""
    return {
        ballot: tuple(_picks(rows).values()) for ballot, rows in _by_ballot(store.query(sql, number=number)).items()
    }


def _by_ballot(rows: list[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["ballot_id"], []).append(row)
    return found


def _choices(rows: list[Row]) -> tuple[Choice, ...]:
    last = {(row["passage"], row["is_repeat"]): row for row in rows}
    names = ("passage", "shown_first", "chosen", "made_at")
    return tuple(
        Choice(repeat=bool(row["is_repeat"]), **{name: row[name] for name in names})
        for row in sorted(last.values(), key=lambda row: row["id"])
    )


def _picks(rows: list[Row]) -> dict[int, Pick]:
    last = {row["turn"]: row for row in rows}
    return {
        turn: Pick(tuple(map(int, row["among"].split())), row["best"], row["worst"], row["made_at"])
        for turn, row in sorted(last.items())
    }
