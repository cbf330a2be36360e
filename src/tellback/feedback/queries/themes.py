"""Themes, who belongs to them, and what people decided about them, as they lie in the store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from tellback.feedback.theme import PROGRAM
from tellback.store.base import Row, Store


def passages(store: Store) -> list[Row]:
    """Every passage with its place, weight and theme (null where it has none), by id."""
    return store.query("select id, message_id, start_at, end_at, language, weight, theme_id from passages order by id")


def messages(store: Store) -> list[Row]:
    """Every message's title, text and author."""
    return store.query("select id, title, text, author from messages")


def assign(store: Store, pairs: Iterable[tuple[int, int]]) -> None:
    """Give passages their theme: pairs of passage and theme, 0 for none."""
    store.many(
        "update passages set theme_id = :theme where id = :passage",
        ({"passage": passage, "theme": theme or None} for passage, theme in pairs),
    )


def members(store: Store, theme: int) -> list[int]:
    """The passages of a theme."""
    return [
        row["id"] for row in store.query("select id from passages where theme_id = :theme order by id", theme=theme)
    ]


def size(store: Store, theme: int) -> int:
    """How many passages a theme has."""
    [row] = store.query("select count(*) as n from passages where theme_id = :theme", theme=theme)
    return int(row["n"])


def home(store: Store, passage: int) -> int | None:
    """The theme of a passage, 0 for none; None where there is no such passage."""
    found = store.query("select coalesce(theme_id, 0) as theme from passages where id = :id", id=passage)
    return int(found[0]["theme"]) if found else None


def themes(store: Store) -> list[Row]:
    """The themes that stand, by id."""
    return store.query("select id, name, named_by, phrases, model from themes where retired_at is null order by id")


def theme(store: Store, theme_id: int) -> Row | None:
    """One theme, retired or not."""
    found = store.query(
        "select id, name, named_by, phrases, model, retired_at, became from themes where id = :id", id=theme_id
    )
    return found[0] if found else None


def heirs(store: Store) -> dict[int, int]:
    """For each theme that stands no more the one that stands in its place, 0 for none."""
    gone = store.query("select id, coalesce(became, 0) as heir from themes where retired_at is not null")
    became = {row["id"]: row["heir"] for row in gone}
    return {theme: _last_of(theme, became) for theme in became}


def _last_of(theme: int, became: Mapping[int, int]) -> int:
    while theme in became:
        theme = became[theme]
    return theme


def add_theme(store: Store, name: str, phrases: Sequence[str], named_by: str = PROGRAM) -> int:
    """A new theme; its id is never used again."""
    [row] = store.query(
        "insert into themes (name, named_by, phrases, model, radius, made_at)"
        " values (:name, :by, :phrases, '', 0, :now) returning id",
        name=name,
        by=named_by,
        phrases=json.dumps(list(phrases), ensure_ascii=False),
        now=now(),
    )
    return int(row["id"])


def rename(store: Store, theme_id: int, name: str, named_by: str) -> None:
    """Another name, and who gave it."""
    store.execute("update themes set name = :name, named_by = :by where id = :id", id=theme_id, name=name, by=named_by)


def place(store: Store, theme_id: int, model: str, centroid: bytes, radius: float) -> None:
    """Where a theme stands among the vectors of a model: float32 centroid and the cosine of its outer members."""
    store.execute(
        "update themes set model = :model, centroid = :centroid, radius = :radius where id = :id",
        id=theme_id,
        model=model,
        centroid=centroid,
        radius=radius,
    )


def retire(store: Store, theme_id: int, became: int | None) -> None:
    """It stands no more; `became` says which theme took its passages."""
    store.execute(
        "update themes set retired_at = :now, became = :became where id = :id", id=theme_id, now=now(), became=became
    )


def revive(store: Store, theme_id: int) -> None:
    """It stands again."""
    store.execute("update themes set retired_at = null, became = null where id = :id", id=theme_id)


def decide(store: Store, deed: str, theme_id: int, passage: int | None, detail: str, who: str) -> int:
    """Keep what a person decided."""
    [row] = store.query(
        "insert into theme_decisions (theme_id, passage_id, deed, detail, who, at)"
        " values (:theme, :passage, :deed, :detail, :who, :now) returning id",
        theme=theme_id,
        passage=passage,
        deed=deed,
        detail=detail,
        who=who,
        now=now(),
    )
    return int(row["id"])


def decisions(store: Store) -> list[Row]:
    """What people decided and have not undone, oldest first."""
    return store.query(
        "select id, theme_id, passage_id, deed, detail, who, at from theme_decisions"
        " where undone_at is null order by id"
    )


def undo_decision(store: Store, decision: int) -> None:
    """Keep that it was undone, and when."""
    store.execute("update theme_decisions set undone_at = :now where id = :id", id=decision, now=now())


def add_run(store: Store, kind: str, changes: str, *, applied: bool) -> int:
    """Keep what a run did or proposes."""
    [row] = store.query(
        "insert into theme_runs (at, kind, changes, applied_at) values (:now, :kind, :changes, :applied) returning id",
        now=now(),
        kind=kind,
        changes=changes,
        applied=now() if applied else None,
    )
    return int(row["id"])


def last_run(store: Store, kind: str, *, applied: bool = False) -> Row | None:
    """The newest run of a kind, or of those that are applied."""
    found = store.query(
        f"""select id, at, changes, applied_at from theme_runs
        where kind = :kind{" and applied_at is not null" * applied} order by id desc limit 1""",
        kind=kind,
    )
    return found[0] if found else None


def keep_run(store: Store, run: int, changes: str, *, applied: bool) -> None:
    """Write a run anew, applied or no longer applied."""
    store.execute(
        "update theme_runs set changes = :changes, applied_at = :applied where id = :id",
        id=run,
        changes=changes,
        applied=now() if applied else None,
    )


def now() -> str:
    """This moment in UTC, to the microsecond: decisions and runs are undone in the order they were made."""
    return datetime.now(UTC).isoformat()
