"""Everything that names a customer, and that it is gone."""

from __future__ import annotations

from collections.abc import Sequence

from tellback.store.base import Row, Store


def known_by(store: Store, key: str, email: str) -> list[int]:
    """The customers that go by an id, or have an e-mail address."""
    rows = store.query(
        "select distinct customer_id from customer_keys where (kind = 'id' and key in (:key, :email))"
        " or (kind = 'email' and key = :email) order by customer_id",
        key=key,
        email=email,
    )
    return [row["customer_id"] for row in rows]


def names(store: Store, customer: int) -> list[str]:
    """Every id and e-mail address of a customer that no other customer has too."""
    rows = store.query(
        "select distinct key from customer_keys mine where customer_id = :id and kind <> 'domain' and not exists"
        " (select 1 from customer_keys other where other.key = mine.key and other.kind = mine.kind"
        " and other.customer_id <> :id) order by key",
        id=customer,
    )
    return [row["key"] for row in rows]


def forget(store: Store, customer: int, day: str) -> None:
    """Leave when the customer came and went, under no name; what still runs is known no further than a day."""
    store.execute("delete from customer_keys where customer_id = :id", id=customer)
    store.execute(
        "update customers set external_id = 'erased ' || id, email = '', company = '', domain = '' where id = :id",
        id=customer,
    )
    store.execute(
        "update subscriptions set ended_at = case when started_at > :day then started_at else :day end,"
        " ending = 'other' where customer_id = :id and (ended_at = '' or ended_at > :day)",
        id=customer,
        day=day,
    )
    for table in ("subscriptions", "plan_changes"):
        store.execute(f"update {table} set external_id = 'erased ' || id where customer_id = :id", id=customer)
    store.execute("update plan_changes set roster = 'erased' where customer_id = :id", id=customer)


def set_aside_naming(store: Store, name: str) -> list[Row]:
    """The rows set aside in which a name stands, letter by letter."""
    return store.query(
        "select id, raw, reason from roster_aside"
        " where replace(lower(raw), :name, '') <> lower(raw) or replace(lower(reason), :name, '') <> lower(reason)",
        name=name.lower(),
    )


def salt(store: Store) -> str:
    """What marks are salted with; empty before anybody was erased."""
    rows = store.query("select salt from forgotten_salt where id = 1")
    return rows[0]["salt"] if rows else ""


def keep_salt(store: Store, salt: str) -> None:
    """Once for good."""
    store.execute("insert into forgotten_salt (id, salt) values (1, :salt) on conflict (id) do nothing", salt=salt)


def keep_marks(store: Store, marks: Sequence[str]) -> None:
    """Add marks of those erased."""
    sql = "insert into forgotten_customers (mark) values (:mark) on conflict (mark) do nothing"
    store.many(sql, ({"mark": mark} for mark in marks))


def marks(store: Store) -> frozenset[str]:
    """The marks of all that were erased."""
    return frozenset(row["mark"] for row in store.query("select mark from forgotten_customers"))
