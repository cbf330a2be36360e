"""Customers, what they go by, and what they pay for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tellback.store.base import Landed, Row, Store


@dataclass(frozen=True, slots=True)
class Keyed:
    """Who goes by some keys: ids of customers by key, the oldest first, and what each is called."""

    by_id: dict[str, tuple[int, ...]] = field(default_factory=dict)
    by_email: dict[str, tuple[int, ...]] = field(default_factory=dict)
    external_ids: dict[int, str] = field(default_factory=dict)


def keyed(store: Store, keys: Iterable[str]) -> Keyed:
    """The customers that have one of these keys as an id or as an e-mail address."""
    found = Keyed()
    rows = _among(
        store,
        "select key, kind, customer_id, external_id from customer_keys join customers on customers.id = customer_id"
        " where kind in ('id', 'email') and key in ({}) order by customer_id",
        keys,
    )
    for row in rows:
        table = found.by_id if row["kind"] == "id" else found.by_email
        table[row["key"]] = (*table.get(row["key"], ()), row["customer_id"])
        found.external_ids[row["customer_id"]] = row["external_id"]
    return found


def customers(store: Store, ids: Iterable[int]) -> dict[int, Row]:
    """Customers by id."""
    return {row["id"]: row for row in _among(store, "select * from customers where id in ({})", ids)}


def ids_of(store: Store, external_ids: Iterable[str]) -> dict[str, int]:
    """The ids of customers by what they are called."""
    rows = _among(store, "select id, external_id from customers where external_id in ({})", external_ids)
    return {row["external_id"]: row["id"] for row in rows}


def rename(store: Store, names: Mapping[int, str]) -> None:
    """Call customers otherwise from now on."""
    store.many(
        "update customers set external_id = :name where id = :id", ({"id": i, "name": n} for i, n in names.items())
    )


def land(store: Store, rows: Sequence[Row]) -> Landed:
    """Add or change customers, by external id."""
    return store.upsert("customers", rows, key=("external_id",))


def confirm(store: Store, rows: Sequence[Row]) -> None:
    """Note who tells now what was known of customers, by external id: no change that anybody sees."""
    store.many("update customers set told_by = :told_by where external_id = :external_id", rows)


def land_keys(store: Store, rows: Sequence[Row]) -> None:
    """Add what customers go by; nothing is taken away, for old messages bear old addresses."""
    store.upsert("customer_keys", rows, key=("kind", "key", "customer_id"))


def land_subscriptions(store: Store, rows: Sequence[Row]) -> Landed:
    """Add or change subscriptions."""
    return store.upsert("subscriptions", rows, key=("roster", "external_id"))


def land_changes(store: Store, rows: Sequence[Row]) -> Landed:
    """Add or change changes of plan."""
    return store.upsert("plan_changes", rows, key=("roster", "external_id"))


def land_signs(store: Store, rows: Sequence[Row]) -> Landed:
    """Add or change signs."""
    return store.upsert("signs", rows, key=("customer_id", "kind", "name", "day"))


def _among(store: Store, sql: str, values: Iterable[object]) -> list[Row]:
    given = sorted(set(values), key=str)
    if not given:
        return []
    names = [f"v{number}" for number in range(len(given))]
    return store.query(sql.format(", ".join(f":{name}" for name in names)), **dict(zip(names, given, strict=True)))
