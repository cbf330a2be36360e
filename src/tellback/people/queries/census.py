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


def stamp(store: Store) -> str:
    """Changes with every batch of rows that lands, every reading that ends, and everybody who is erased."""
    [now] = store.query(
        "select (select count(*) from forgotten_customers) as erased, count(*) as readings, count(ended_at) as ended,"
        " coalesce(sum(rows_read), 0) as read, coalesce(max(id), 0) as last, coalesce(max(newest), '') as newest"
        " from rosters"
    )
    return " ".join(str(now[name]) for name in sorted(now))


def kept(store: Store, stamp: str) -> str | None:
    """What was counted when the stamp was this one."""
    rows = store.query("select told from census where stamp = :stamp", stamp=stamp)
    return rows[0]["told"] if rows else None


def keep(store: Store, stamp: str, told: str) -> None:
    """Keep what was counted, until the stamp is another."""
    store.execute(
        "insert into census (id, stamp, told) values (1, :stamp, :told)"
        " on conflict (id) do update set stamp = excluded.stamp, told = excluded.told",
        stamp=stamp,
        told=told,
    )


def any_customer(store: Store) -> bool:
    """Whether anybody is known."""
    return bool(store.query("select 1 as one from customers limit 1"))
