"""What the pages list and open."""

from __future__ import annotations

from tellback.store.base import Row, Store


def sources(store: Store) -> list[str]:
    """The names messages are kept under."""
    return [row["source"] for row in store.query("select distinct source from messages order by source")]


def plans(store: Store) -> list[str]:
    """The plans customers were on."""
    return [row["plan"] for row in store.query("select distinct plan from messages where plan <> '' order by plan")]


def any_message(store: Store) -> bool:
    """Whether there is anything to understand."""
    return bool(store.query("select 1 as one from messages limit 1"))


def message(store: Store, id_: int) -> Row | None:
    """One message as it was kept."""
    found = store.query("select * from messages where id = :id", id=id_)
    return found[0] if found else None


def passages(store: Store, message_id: int) -> list[Row]:
    """The passages of a message in its order, with their themes."""
    return store.query(
        "select passages.id, start_at, end_at, stance, theme_id, themes.name as theme from passages"
        " left join themes on themes.id = passages.theme_id where message_id = :id order by start_at",
        id=message_id,
    )


def links(store: Store, message_id: int) -> list[Row]:
    """Which promises and questions the passages of a message are shown under."""
    return store.query(
        "select passage_id, links.about, links.kind, relation, link_runs.text from links"
        " join passages on passages.id = links.passage_id join link_runs on link_runs.about = links.about"
        " where message_id = :id and shown > 0 order by links.about",
        id=message_id,
    )
