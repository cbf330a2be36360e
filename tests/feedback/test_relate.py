"""What customers of Heron said, held against its story."""

from __future__ import annotations

from dataclasses import replace

import pytest

import heron
from tellback.feedback.decide import decide, undo
from tellback.feedback.relate import Related, relate
from tellback.model.base import Embedder
from tellback.narrative.claim import Claim, ClaimId
from tellback.store.base import Row, Store

CALENDARS = heron.claim("calendars")
SEARCH = heron.claim("search")


def links(store: Store) -> list[Row]:
    return store.query("select * from links order by passage_id, about")


@pytest.fixture
def told(store: Store, model: Embedder) -> Store:
    heron.say(store, model)
    heron.held(store, model)
    return store


def test_a_complaint_about_what_is_promised_contradicts_and_praise_supports(told: Store) -> None:
    found = heron.relation(told, CALENDARS)
    assert "Ana" in found["contradicts"]
    assert found["supports"] == {"Cem"}


def test_what_speaks_of_something_else_is_linked_to_nothing(told: Store) -> None:
    linked = {row["passage_id"] for row in links(told)}
    for words in ("The invoice came", "Printing crashes", "I pay by"):
        assert heron.passage(told, words) not in linked


def test_what_is_not_sure_enough_is_kept_but_not_shown(told: Store) -> None:
    assert all(row["sureness"] >= 0.6 for row in links(told) if row["shown"])
    assert any(not row["shown"] for row in links(told))


def test_the_same_story_and_messages_change_nothing(told: Store, model: Embedder) -> None:
    before = links(told)
    assert heron.held(told, model).changed == 0
    told.execute("delete from link_runs where about = '*'")
    assert heron.held(told, model).changed == 0
    assert links(told) == before


def test_new_messages_are_linked_too(told: Store, model: Embedder) -> None:
    heron.say(told, model, [("Zoe", "All my calendars are side by side in one window, I love it!")], source="app")
    assert heron.held(told, model).changed > 0
    assert "Zoe" in heron.relation(told, CALENDARS)["supports"]


def test_a_retired_promise_loses_its_links_and_keeps_what_people_decided(told: Store, model: Embedder) -> None:
    passage = heron.passage(told, "I love that all")
    decide(told, passage, CALENDARS, right=True, who="Pat")
    heron.held(told, model, heron.STORY.replace("Heron 5 shows all your calendars side by side in one window.", ""))
    assert heron.relation(told, CALENDARS) == {}
    heron.held(told, model)
    assert "Cem" in heron.relation(told, CALENDARS)["supports"]


def test_a_no_holds_over_every_run_until_it_is_taken_back(told: Store, model: Embedder) -> None:
    passage = heron.passage(told, "The calendars are broken")
    decide(told, passage, CALENDARS, right=False, who="Pat")
    for _ in range(2):
        assert "Ana" not in heron.relation(told, CALENDARS).get("contradicts", set())
        heron.held(told, model)
    undo(told, passage, CALENDARS)
    heron.held(told, model)
    assert "Ana" in heron.relation(told, CALENDARS)["contradicts"]


def test_a_yes_shows_what_the_program_was_not_sure_of(told: Store, model: Embedder) -> None:
    passage = heron.passage(told, "The new search is terrible")
    decide(told, passage, SEARCH, right=True, who="Pat")
    heron.held(told, model)
    assert "Dia" in heron.relation(told, SEARCH)["contradicts"]


def test_a_promise_too_vague_to_link_is_linked_to_nothing(told: Store, model: Embedder) -> None:
    prfaq = heron.story()
    vague: Claim = replace(prfaq.claims[0], id=ClaimId("easy"), text="It is easy to use.")
    assert relate(told, model, [*prfaq.claims, vague], prfaq.questions).vague == ("easy",)
    assert heron.relation(told, "easy") == {}


def test_a_story_without_promises_and_a_store_without_messages_are_no_trouble(store: Store, model: Embedder) -> None:
    assert relate(store, model, [], []) == Related(0, 0, 0, 0, 0)
    assert heron.held(store, model) == Related(0, 0, 0, 0, 0)
    heron.say(store, model)
    assert relate(store, model, [], []).links == 0


def test_the_products_own_name_draws_no_links(store: Store, model: Embedder) -> None:
    heron.say(store, model, [(f"c{at}", "Heron Heron Heron is what I have on my desk.") for at in range(120)])
    heron.held(store, model)
    assert links(store) == []


def test_a_question_supports_nothing_however_kindly_it_is_asked(told: Store, model: Embedder) -> None:
    asked = "Will I see all my calendars side by side in one window?"
    heron.say(told, model, [("Kim", asked)], source="app")
    told.execute(
        "update passages set stance = 'praise', sureness = 0.95 where message_id in"
        " (select id from messages where author = 'Kim')"
    )
    heron.held(told, model)
    question = heron.passage(told, "Will I see all")
    assert [row["relation"] for row in links(told) if row["passage_id"] == question] == ["near"]
