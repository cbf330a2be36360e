from __future__ import annotations

from said import say
from tellback.feedback.ground import content_keys, ground, people_named
from tellback.model.base import Embedder
from tellback.store.base import Store


def test_only_passages_that_say_something_are_ground_for_themes(store: Store, model: Embedder) -> None:
    say(store, model, ["The search is slow.", "Print cuts the page."])
    say(store, model, ["Hello!"], weight=0.0)
    here = ground(store, model.id)
    assert here.texts == ["The search is slow.", "Print cuts the page."]
    assert (here.rows.shape, here.idle) == ((2, model.dimensions), 1)
    assert here.themes.tolist() == [0, 0]


def test_authors_are_told_apart_and_those_unknown_are_each_their_own(store: Store, model: Embedder) -> None:
    say(store, model, ["One.", "Two.", "Three.", "Four."])
    store.execute("update messages set author = 'Ana' where text in ('One.', 'Three.')")
    people = ground(store, model.id).people.tolist()
    assert people[0] == people[2]
    assert len(set(people)) == 3


def test_a_key_tells_words_and_what_they_stand_in() -> None:
    same, again, elsewhere = content_keys(["It broke."] * 3, ["It broke.", "It broke.", "Sync. It broke."]).tolist()
    assert same == again != elsewhere


def test_people_are_known_by_how_they_are_greeted_and_sign() -> None:
    letters = ["Dear Olga,\nthe search is slow.", "Dear Postbird,\nPostbird and Postbird again. Postbird! Postbird."]
    assert people_named(letters) == {"olga"}
