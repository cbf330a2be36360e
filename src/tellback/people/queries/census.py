"""What the list of customers counts."""

from __future__ import annotations

from tellback.store.base import Row, Store


def known(store: Store) -> int:
    """Everybody known by any name."""
    return int(store.query("select count(*) as n from customers")[0]["n"])


def shared(store: Store) -> int:
    """How many e-mail addresses belong to several customers."""
    return int(
        store.query(
            "select count(*) as n from"
            " (select key from customer_keys where kind = 'email' group by key having count(*) > 1) several"
        )[0]["n"]
    )


def signs(store: Store) -> list[Row]:
    """Kinds of signs, with how many customers have one."""
    return store.query("select kind, count(distinct customer_id) as n from signs group by kind order by kind")


def readings(store: Store) -> list[Row]:
    """Every reading of a file, the last first."""
    return store.query("select * from rosters order by id desc")


def any_customer(store: Store) -> bool:
    """Whether anybody is known."""
    return bool(store.query("select 1 as one from customers limit 1"))
