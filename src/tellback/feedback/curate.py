"""What people decide about themes: it wins over every later run, and can be undone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellback.errors import NotFound
from tellback.feedback.group import KIND
from tellback.feedback.queries import themes as queries
from tellback.feedback.regroup import take_back
from tellback.store.base import Row, Store


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was kept (or, by `undo`, taken back): `said` tells it in a sentence."""

    decision: int
    deed: str
    theme: int
    said: str


def rename(store: Store, theme: int, name: str, who: str) -> Decided:
    """Call a theme by another name from now on. Raises NotFound."""
    row, name = _theme(store, theme), " ".join(name.split())
    if not name:
        raise NotFound("A theme needs a name. Give it one.")
    with store.transaction():
        queries.rename(store, theme, name, who)
        said = f"“{row['name']}” is now called “{name}”."
        return _keep(store, "rename", theme, None, who, said, name=row["name"], named_by=row["named_by"])


def merge(store: Store, theme: int, into: int, who: str) -> Decided:
    """Put all passages of a theme into another, for good. Raises NotFound."""
    row, other = _theme(store, theme), _theme(store, into)
    if theme == into:
        raise NotFound("A theme cannot be merged into itself. Name two.")
    with store.transaction():
        members = queries.members(store, theme)
        queries.assign(store, [(passage, into) for passage in members])
        queries.retire(store, theme, into)
        said = f"“{row['name']}” is now part of “{other['name']}”."
        return _keep(store, "merge", theme, None, who, said, other=into, passages=members)


def split(store: Store, theme: int, passages: Sequence[int], name: str, who: str) -> Decided:
    """Make a theme of some of a theme's passages. Raises NotFound."""
    row, name = _theme(store, theme), " ".join(name.split())
    chosen = sorted(set(passages) & set(queries.members(store, theme)))
    if not chosen or not name:
        raise NotFound(f"Name the new theme and choose passages that are in “{row['name']}”.")
    with store.transaction():
        made = queries.add_theme(store, name, [], who)
        queries.assign(store, [(passage, made) for passage in chosen])
        said = f"“{name}” was split off “{row['name']}”."
        return _keep(store, "split", theme, None, who, said, other=made, passages=chosen)


def pin(store: Store, passage: int, theme: int, who: str) -> Decided:
    """A passage belongs to a theme, whatever a later run would say. Raises NotFound."""
    row, before = _theme(store, theme), _home(store, passage)
    with store.transaction():
        queries.assign(store, [(passage, theme)])
        return _keep(store, "pin", theme, passage, who, f"The passage stays in “{row['name']}”.", before=before)


def exclude(store: Store, passage: int, theme: int, who: str) -> Decided:
    """A passage does not belong to a theme and never will; it waits for another. Raises NotFound."""
    row, before = _theme(store, theme), _home(store, passage)
    with store.transaction():
        if before == theme:
            queries.assign(store, [(passage, 0)])
        return _keep(store, "exclude", theme, passage, who, f"The passage is not in “{row['name']}”.", before=before)


def last(store: Store) -> Decided | None:
    """What `undo` would take back."""
    decided, run = _newest(store)
    if run:
        return Decided(0, KIND, 0, "The themes were grouped anew.")
    return _decided(decided) if decided else None


def undo(store: Store) -> Decided:
    """Take back what was decided (or applied) last. Raises NotFound when there is nothing."""
    decided, run = _newest(store)
    with store.transaction():
        if run:
            take_back(store, run)
            return Decided(0, KIND, 0, "The themes are as they were before they were grouped anew.")
        if not decided:
            raise NotFound("Nothing was decided about themes, so there is nothing to undo.")
        _take_back(store, decided)
        queries.undo_decision(store, decided["id"])
    done = _decided(decided)
    return replace(done, said=f"Taken back: {done.said}")


def _take_back(store: Store, row: Row) -> None:
    detail, theme = json.loads(row["detail"]), row["theme_id"]
    if row["deed"] == "rename":
        queries.rename(store, theme, detail["name"], detail["named_by"])
    elif row["deed"] in {"merge", "split"}:
        there = set(queries.members(store, detail["other"]))
        queries.assign(store, [(passage, theme) for passage in detail["passages"] if passage in there])
        if row["deed"] == "merge":
            queries.revive(store, theme)
        elif not queries.members(store, detail["other"]):
            queries.retire(store, detail["other"], theme)
    else:
        queries.assign(store, [(row["passage_id"], detail["before"])])


def _newest(store: Store) -> tuple[Row | None, Row | None]:
    """The last decision, and the last regrouping where that was applied later."""
    decided = next(iter(reversed(queries.decisions(store))), None)
    run = queries.last_run(store, KIND, applied=True)
    if run and (not decided or decided["at"] < run["applied_at"]):
        return decided, run
    return decided, None


def _decided(row: Row) -> Decided:
    return Decided(row["id"], row["deed"], row["theme_id"], json.loads(row["detail"])["said"])


def _keep(store: Store, deed: str, theme: int, passage: int | None, who: str, said: str, **detail: object) -> Decided:
    kept = json.dumps({"said": said, **detail}, ensure_ascii=False)
    return Decided(queries.decide(store, deed, theme, passage, kept, who), deed, theme, said)


def _theme(store: Store, theme: int) -> Row:
    row = queries.theme(store, theme)
    if row is None or row["retired_at"]:
        raise NotFound(f"There is no theme {theme}. `tellback themes` lists those there are.")
    return row


def _home(store: Store, passage: int) -> int:
    home = queries.home(store, passage)
    if home is None:
        raise NotFound(f"There is no passage {passage} any more: its message was changed or erased.")
    return home
