from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from said import WHAT, complaints, say
from tellback.feedback.group import group
from tellback.feedback.theme import Kind
from tellback.feedback.vectors import keep_vectors
from tellback.model.base import Embedder
from tellback.store.base import Store


def themes_by_text(store: Store) -> dict[str, int]:
    rows = store.query("select m.text, p.theme_id from passages p join messages m on m.id = p.message_id")
    return {row["text"]: row["theme_id"] for row in rows}


def test_what_is_said_in_many_words_becomes_a_theme_with_a_name(store: Store, model: Embedder) -> None:
    say(store, model, complaints("search", "sync", "print"))
    change = group(store, model.id)
    assert change.waiting == 0
    assert {shift.kind for shift in change.shifts} == {Kind.NEW}
    homes = defaultdict(set)
    for text, theme in themes_by_text(store).items():
        homes[theme].add(next(topic for topic, words in WHAT.items() if text.startswith(tuple(words))))
    assert all(len(topics) == 1 for topics in homes.values())
    names = {row["name"] for row in store.query("select name from themes")}
    assert len(names) == change.themes
    assert any("search" in name.lower() for name in names)


def test_a_second_run_changes_nothing(store: Store, model: Embedder) -> None:
    say(store, model, complaints("search", "sync"))
    group(store, model.id)
    before = themes_by_text(store)
    again = group(store, model.id)
    assert (again.added, again.moved, again.shifts) == (0, 0, ())
    assert themes_by_text(store) == before


def test_the_order_of_messages_does_not_matter(address: str, model: Embedder, store: Store) -> None:
    say(store, model, complaints("search", "sync", "print"))
    group(store, model.id)
    before = themes_by_text(store)
    for table in ("messages", "passages", "vectors", "themes"):
        store.execute(f"delete from {table}")
    say(store, model, complaints("search", "sync", "print", seed=7))
    group(store, model.id)
    after = themes_by_text(store)
    pairs = {(theme, after[text]) for text, theme in before.items()}
    assert len(pairs) == len(set(before.values())) == len(set(after.values()))


def test_new_messages_join_old_themes_and_old_ones_stay(store: Store, model: Embedder) -> None:
    said = complaints("search", "sync", "print")
    say(store, model, said[:60])
    group(store, model.id)
    before = themes_by_text(store)
    say(store, model, said[60:])
    change = group(store, model.id)
    after = themes_by_text(store)
    assert change.of == 60
    assert {text: after[text] for text in before} == before


def test_something_new_makes_a_new_theme(store: Store, model: Embedder) -> None:
    say(store, model, complaints("search", "sync", "print"))
    group(store, model.id)
    say(store, model, complaints("billing"))
    change = group(store, model.id)
    assert {shift.kind for shift in change.shifts} == {Kind.NEW}
    assert any("charge" in shift.name.lower() for shift in change.shifts)


def test_a_repeat_is_never_left_without_a_theme(store: Store, model: Embedder) -> None:
    said = complaints("search", "sync", "print")
    say(store, model, said)
    group(store, model.id)
    before = themes_by_text(store)
    say(store, model, said * 3)
    assert group(store, model.id).waiting == 0
    assert themes_by_text(store) == before


def test_greetings_are_counted_apart(store: Store, model: Embedder) -> None:
    say(store, model, complaints("search", "sync"))
    say(store, model, ["Hello everybody"] * 5, weight=0.0)
    change = group(store, model.id)
    assert change.idle == 5
    assert themes_by_text(store)["Hello everybody"] is None


@pytest.mark.parametrize("n", [0, 1, 2])
def test_next_to_nothing_makes_no_theme(store: Store, model: Embedder, n: int) -> None:
    if n:
        say(store, model, complaints("search")[:n])
    assert group(store, model.id).waiting == n


def test_ids_survive_another_model(store: Store, model: Embedder) -> None:
    say(store, model, complaints("search", "sync", "print"))
    group(store, model.id)
    before = themes_by_text(store)
    passages = store.query("select p.id, m.text from passages p join messages m on m.id = p.message_id")
    rows = model.embed([f"{row['text']} {row['text']}" for row in passages])
    keep_vectors(store, "another", np.array([row["id"] for row in passages], np.int64), np.roll(rows, 1, axis=1))
    group(store, "another")
    assert themes_by_text(store) == before
    assert {row["model"] for row in store.query("select model from themes")} == {"another"}
