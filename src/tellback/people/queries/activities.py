"""Beginnings and ends as a roster of activities tells them, and the stretches made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellback.people.queries import customers
from tellback.store.base import Row, Store

CUSTOMERS = 2_000


def by_customer(store: Store, roster: str) -> Iterator[list[Row]]:
    """The changes of some thousand customers at a time, in order of customer and day."""
    after = 0
    while ids := store.query(
        "select distinct customer_id from plan_changes where roster = :roster and customer_id > :after"
        " order by customer_id limit :most",
        roster=roster,
        after=after,
        most=CUSTOMERS,
    ):
        last = ids[-1]["customer_id"]
        yield store.query(
            "select customer_id, day, kind, plan, revenue, currency from plan_changes"
            " where roster = :roster and customer_id > :after and customer_id <= :last order by customer_id, day, id",
            roster=roster,
            after=after,
            last=last,
        )
        after = last


def replace_stretches(store: Store, roster: str, among: Sequence[int], rows: Sequence[Row]) -> None:
    """Keep these stretches of some customers, and none but these."""
    with store.transaction():
        kept, whose = {row["external_id"] for row in rows}, set(among)
        old = store.query(
            "select id, external_id, customer_id from subscriptions where roster = :roster"
            " and customer_id >= :first and customer_id <= :last",
            roster=roster,
            first=among[0],
            last=among[-1],
        )
        gone = [{"id": row["id"]} for row in old if row["external_id"] not in kept and row["customer_id"] in whose]
        store.many("delete from subscriptions where id = :id", gone)
        customers.land_subscriptions(store, rows)
