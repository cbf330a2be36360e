"""Make stretches of beginnings and ends: customers that a file of activities tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from tellback.people.land import subscription_row
from tellback.people.queries import activities as queries
from tellback.people.subscription import END, LEFT, START, Subscription
from tellback.store.base import Row, Store

PAIRED = "chartmogul_activities"
"""The kind of roster that tells of days instead of stretches."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A change of plan: its day, kind, plan and what is paid from then on."""

    day: str
    kind: str
    plan: str
    revenue: float | None
    currency: str


def pair(store: Store, roster: str) -> None:
    """Write the stretches anew for every customer whose beginnings and ends are known; for other rosters nothing."""
    if roster != PAIRED:
        return
    for customers in queries.by_customer(store, roster):
        rows = [
            subscription_row(roster, each, id_)
            for id_, told in groupby(customers, key=lambda row: int(row["customer_id"]))
            for each in stretches(id_, map(_moment, told))
        ]
        queries.replace_stretches(store, roster, sorted({row["customer_id"] for row in customers}), rows)


def stretches(customer: int, moments: Iterable[Moment]) -> Iterator[Subscription]:
    """One from each beginning to the next end; a first end without a beginning closes one that began who knows when."""
    open_: Subscription | None = None
    number = 0
    for moment in moments:
        if open_ is None:
            if moment.kind == END and number:
                continue
            number += 1
            began = moment.day if moment.kind == START else ""
            open_ = Subscription(f"{customer}~{number}", str(customer), started_at=began)
        if moment.kind == END:
            yield replace(open_, ended_at=moment.day, ending=LEFT)
            open_ = None
            continue
        revenue = open_.revenue if moment.revenue is None else moment.revenue
        open_ = replace(open_, plan=open_.plan or moment.plan, revenue=revenue, currency=moment.currency)
    if open_ is not None:
        yield open_


def _moment(row: Row) -> Moment:
    return Moment(row["day"], row["kind"], row["plan"], row["revenue"], row["currency"])
