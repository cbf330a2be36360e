from __future__ import annotations

import pytest

from said import complaints, say
from tellback.errors import NotFound
from tellback.feedback import curate
from tellback.feedback.group import group
from tellback.feedback.queries import themes as queries
from tellback.model.base import Embedder
from tellback.store.base import Store


@pytest.fixture
def grouped(store: Store, model: Embedder) -> Store:
    """Two themes, each with what is said of it."""
    say(store, model, complaints("search", "sync"))
    for name in ("Search", "Sync"):
        made = queries.add_theme(store, name, [name.lower()])
        within = "select id from messages where text like :words"
        store.execute(
            f"update passages set theme_id = {made} where message_id in ({within})", words=f"%{name.lower()}%"
        )
    return store


def names(store: Store) -> list[str]:
    return [row["name"] for row in queries.themes(store)]


def test_a_name_given_by_a_person_lasts(grouped: Store, model: Embedder) -> None:
    curate.rename(grouped, 1, "  Search is\nslow ", "Ana")
    group(grouped, model.id)
    assert queries.themes(grouped)[0]["named_by"] == "Ana"
    assert names(grouped) == ["Search is slow", "Sync"]


def test_merged_themes_are_one(grouped: Store, model: Embedder) -> None:
    curate.merge(grouped, 1, 2, "Ana")
    assert names(grouped) == ["Sync"]
    assert len(queries.members(grouped, 2)) == 64
    assert group(grouped, model.id).added == 0
    with pytest.raises(NotFound, match="no theme 1"):
        curate.rename(grouped, 1, "Gone", "Ana")


def test_some_passages_can_be_split_off(grouped: Store) -> None:
    chosen = queries.members(grouped, 1)[:5]
    made = curate.split(grouped, 1, [*chosen, queries.members(grouped, 2)[0]], "Slow at work", "Ana")
    assert names(grouped) == ["Search", "Sync", "Slow at work"]
    assert queries.members(grouped, 3) == chosen
    assert made.said == "“Slow at work” was split off “Search”."


def test_a_passage_taken_out_of_a_theme_never_returns(grouped: Store, model: Embedder) -> None:
    passage = queries.members(grouped, 1)[0]
    curate.exclude(grouped, passage, 1, "Ana")
    group(grouped, model.id)
    group(grouped, model.id)
    assert passage not in queries.members(grouped, 1)


def test_a_passage_put_into_a_theme_stays(grouped: Store, model: Embedder) -> None:
    passage = queries.members(grouped, 1)[0]
    curate.pin(grouped, passage, 2, "Ana")
    group(grouped, model.id)
    assert passage in queries.members(grouped, 2)


def test_a_passage_follows_the_theme_it_was_put_into(grouped: Store, model: Embedder) -> None:
    passage, other = queries.members(grouped, 1)[:2]
    curate.pin(grouped, passage, 2, "Ana")
    curate.exclude(grouped, other, 2, "Ana")
    third = queries.add_theme(grouped, "Calendars", [])
    curate.merge(grouped, 2, third, "Ana")
    say(grouped, model, complaints("print"))
    group(grouped, model.id)
    assert passage in queries.members(grouped, third)
    assert queries.members(grouped, 2) == []


def test_everything_can_be_undone_in_turn(grouped: Store) -> None:
    before = {row["id"]: row["theme_id"] for row in grouped.query("select id, theme_id from passages")}
    curate.rename(grouped, 1, "Slow search", "Ana")
    curate.pin(grouped, 1, 2, "Ana")
    curate.exclude(grouped, 2, before[2], "Ana")
    curate.split(grouped, 2, queries.members(grouped, 2)[-3:], "New", "Ana")
    curate.merge(grouped, 2, 1, "Ana")
    for deed in ("merge", "split", "exclude", "pin", "rename"):
        assert (curate.last(grouped) or pytest.fail("nothing left")).deed == deed
        assert curate.undo(grouped).deed == deed
    assert {row["id"]: row["theme_id"] for row in grouped.query("select id, theme_id from passages")} == before
    assert names(grouped) == ["Search", "Sync"]
    assert curate.last(grouped) is None
    with pytest.raises(NotFound, match="nothing to undo"):
        curate.undo(grouped)


def test_what_cannot_be_done_says_why(grouped: Store) -> None:
    for deed in (
        lambda: curate.rename(grouped, 1, " ", "Ana"),
        lambda: curate.merge(grouped, 1, 1, "Ana"),
        lambda: curate.split(grouped, 1, queries.members(grouped, 2), "None of mine", "Ana"),
        lambda: curate.pin(grouped, 999, 1, "Ana"),
    ):
        with pytest.raises(NotFound):
            deed()
