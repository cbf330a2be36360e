from __future__ import annotations

import pytest

from said import complaints, say
from tellback.feedback import curate
from tellback.feedback.group import group
from tellback.feedback.queries import themes as queries
from tellback.feedback.regroup import NothingProposed, apply, regroup
from tellback.feedback.theme import Kind
from tellback.model.base import Embedder
from tellback.store.base import Store


@pytest.fixture
def muddled(store: Store, model: Embedder) -> Store:
    """Search and print were thrown into one theme; sync has its own."""
    say(store, model, complaints("search", "sync", "print"))
    both, sync = queries.add_theme(store, "Both", ["both"]), queries.add_theme(store, "Sync", ["sync"])
    store.execute(f"update passages set theme_id = {both}")
    within = "select id from messages where text like '%sync%'"
    store.execute(f"update passages set theme_id = {sync} where message_id in ({within})")
    return store


def homes(store: Store) -> dict[int, int]:
    return {row["id"]: row["theme_id"] for row in store.query("select id, theme_id from passages")}


def test_a_proposal_says_what_would_move_and_moves_nothing(muddled: Store, model: Embedder) -> None:
    before = homes(muddled)
    change = regroup(muddled, model.id, 2.0)
    assert not change.applied
    assert homes(muddled) == before
    assert change.of == 96
    assert 0 < change.moved == sum(shift.passages for shift in change.shifts)
    assert {shift.kind for shift in change.shifts if shift.source == 1} >= {Kind.SPLIT}


def test_what_is_applied_is_what_was_shown_and_can_be_undone(muddled: Store, model: Embedder) -> None:
    before = homes(muddled)
    shown = regroup(muddled, model.id, 2.0)
    applied = apply(muddled, model.id)
    after = homes(muddled)
    assert applied.applied
    assert (applied.moved, applied.themes) == (shown.moved, shown.themes)
    assert sum(after[passage] != theme for passage, theme in before.items()) == shown.moved
    assert {row["id"] for row in queries.themes(muddled)} == set(after.values())
    curate.undo(muddled)
    assert homes(muddled) == before
    assert [row["name"] for row in queries.themes(muddled)] == ["Both", "Sync"]


def test_only_a_proposal_can_be_applied_and_only_once(store: Store, model: Embedder) -> None:
    say(store, model, complaints("search", "sync"))
    group(store, model.id)
    with pytest.raises(NothingProposed, match="--regroup"):
        apply(store, model.id)
    regroup(store, model.id)
    apply(store, model.id)
    with pytest.raises(NothingProposed):
        apply(store, model.id)


def test_regrouping_the_same_data_moves_next_to_nothing(store: Store, model: Embedder) -> None:
    say(store, model, complaints("search", "sync", "print", "billing"))
    group(store, model.id)
    assert regroup(store, model.id).moved <= 0.05 * 128


def test_what_people_decided_is_not_proposed_away(muddled: Store, model: Embedder) -> None:
    spare = queries.add_theme(muddled, "Spare", [])
    curate.merge(muddled, spare, 1, "Ana")
    curate.pin(muddled, 1, 2, "Ana")
    change = regroup(muddled, model.id, 2.0)
    assert all(shift.source != 1 for shift in change.shifts)
    apply(muddled, model.id)
    assert homes(muddled)[1] == 2


def test_granularity_is_kept_to(muddled: Store, model: Embedder) -> None:
    regroup(muddled, model.id, 9.0)
    many = apply(muddled, model.id)
    assert regroup(muddled, model.id).moved <= 0.1 * 96
    assert many.themes > regroup(muddled, model.id, 0.5).themes
