"""What is needed of everybody at once, read in chunks."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.store.base import Row, Store

AT_ONCE = 20_000


def stretches(store: Store) -> Iterator[list[Row]]:
    """Every subscription, some thousands at a time."""
    return _chunks(
        store,
        "select id, customer_id, roster, plan, revenue, started_at, decided_at, ended_at, ending from subscriptions",
    )


def plan_changes(store: Store) -> Iterator[list[Row]]:
    """Every change of plan."""
    return _chunks(store, "select id, customer_id, day, plan from plan_changes", "plan <> ''")


def usage(store: Store, name: str) -> Iterator[list[Row]]:
    """Every level of usage by one measure."""
    return _chunks(
        store, "select id, customer_id, day, level, score from signs", "kind = 'usage' and name = :name", name=name
    )


def usage_name(store: Store) -> str | None:
    """The measure of usage that is known of most customers; None where there is none."""
    found = store.query(
        "select name, count(distinct customer_id) as n from signs where kind = 'usage'"
        " group by name order by n desc, name limit 1"
    )
    return found[0]["name"] if found else None


def customers(store: Store) -> Iterator[list[Row]]:
    """Segment and first day of every customer."""
    return _chunks(store, "select id, segment, since from customers")


def newest(store: Store) -> str:
    """Up to which day any roster knows who stayed."""
    return store.query("select coalesce(max(newest), '') as day from rosters")[0]["day"] or ""


def _chunks(store: Store, sql: str, where: str = "1 = 1", **values: object) -> Iterator[list[Row]]:
    after = 0
    while rows := store.query(
        f"{sql} where id > :after and {where} order by id limit :most", after=after, most=AT_ONCE, **values
    ):
        yield rows
        after = rows[-1]["id"]
