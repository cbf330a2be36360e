from __future__ import annotations

import pytest

import heron
from tellback.errors import NotFound
from tellback.feedback.decide import decide, precision, to_check, undo
from tellback.model.base import Embedder
from tellback.store.base import Store

CALENDARS = heron.claim("calendars")


@pytest.fixture
def told(store: Store, model: Embedder) -> Store:
    heron.say(store, model)
    heron.held(store, model)
    return store


def test_nobody_knows_how_often_links_are_right_before_they_are_checked(told: Store) -> None:
    assert not precision(told).known
    assert precision(told).caveat == "not checked yet"


def test_precision_is_the_share_of_shown_links_that_were_right(told: Store) -> None:
    shown = told.query("select passage_id, about from links where shown = 1 order by passage_id")
    for at, row in enumerate(shown):
        decide(told, row["passage_id"], row["about"], right=at > 0, who="Pat")
    verdict = precision(told)
    assert (verdict.n, verdict.estimate) == (len(shown), (len(shown) - 1) / len(shown))
    assert verdict.low is not None
    assert verdict.low < (verdict.estimate or 0)


def test_the_last_word_counts(told: Store) -> None:
    passage = heron.passage(told, "The calendars are broken")
    decide(told, passage, CALENDARS, right=False, who="Pat")
    decide(told, passage, CALENDARS, right=True, who="Quinn")
    assert "Ana" in heron.relation(told, CALENDARS)["contradicts"]


def test_what_was_said_is_taken_back_at_once(told: Store) -> None:
    passage = heron.passage(told, "The calendars are broken")
    decide(told, passage, CALENDARS, right=False, who="Pat")
    assert "contradicts" not in heron.relation(told, CALENDARS)
    undo(told, passage, CALENDARS)
    assert "Ana" in heron.relation(told, CALENDARS)["contradicts"]


def test_a_person_may_link_what_the_program_did_not(told: Store) -> None:
    passage = heron.passage(told, "Printing crashes")
    decide(told, passage, CALENDARS, right=True, who="Pat")
    assert "Ned" in heron.relation(told, CALENDARS)["contradicts"]
    assert not precision(told).known


def test_what_is_not_there_cannot_be_decided_or_taken_back(told: Store) -> None:
    with pytest.raises(NotFound, match="no passage 999"):
        decide(told, 999, CALENDARS, right=True, who="Pat")
    with pytest.raises(NotFound, match="Nobody decided"):
        undo(told, heron.passage(told, "Printing crashes"), CALENDARS)


def test_what_is_offered_to_check_is_undecided_and_the_same_every_time(told: Store) -> None:
    offered = to_check(told)
    assert offered
    assert offered == to_check(told)
    first = offered[0]
    decide(told, first.word.passage, first.about, right=True, who="Pat")
    assert first.word.passage not in {each.word.passage for each in to_check(told) if each.about == first.about}
