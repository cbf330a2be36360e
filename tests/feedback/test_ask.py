from __future__ import annotations

import pytest

import heron
from tellback.feedback.ask import asked
from tellback.feedback.decide import decide
from tellback.feedback.inquiry import asks
from tellback.model.base import Embedder
from tellback.store.base import Store


@pytest.fixture
def told(store: Store, model: Embedder) -> Store:
    heron.say(store, model)
    heron.held(store, model)
    return store


def test_questions_that_ask_the_same_are_one_question_counted_by_people(told: Store) -> None:
    first = asked(told, [heron.story()]).open[0]
    assert "dark mode" in first.text
    assert (first.people, first.messages, first.since) == (3, 4, "2024-03-08")
    assert len(first.words) == 3


def test_an_open_question_is_told_in_a_customers_own_words(told: Store) -> None:
    said = [text for _, text in heron.SAID]
    for question in asked(told, [heron.story()]).open:
        assert any(question.text in text for text in said)
        assert all(any(word.text in text for text in said) for word in question.words)


def test_what_the_faq_answers_is_not_open(told: Store) -> None:
    found = asked(told, [heron.story()])
    assert [(question.text, question.people) for question in found.answered] == [("Can I export my contacts?", 2)]
    assert not any("export" in question.text for question in found.open)


def test_a_question_that_stands_in_the_faq_without_an_answer_is_open(told: Store) -> None:
    [phone] = [question for question in asked(told, [heron.story()]).open if "phone" in question.text]
    assert phone.nearest == "Is there a mobile app?"
    assert phone.closeness > 0.6


def test_the_most_asked_come_first_and_no_more_than_wanted(told: Store) -> None:
    people = [question.people for question in asked(told, [heron.story()]).open]
    assert people == sorted(people, reverse=True)
    assert len(asked(told, [heron.story()], most=1).open) == 1


def test_a_question_somebody_says_is_not_answered_becomes_open(told: Store, model: Embedder) -> None:
    [question] = [each.id for each in heron.story().questions if "export" in each.text]
    decide(told, heron.passage(told, "How do I export"), str(question), right=False, who="Pat")
    heron.held(told, model)
    found = asked(told, [heron.story()])
    assert found.answered[0].people == 1
    assert any("CSV" in each.text for each in found.open)


def test_without_messages_nothing_is_asked(store: Store) -> None:
    found = asked(store, [heron.story()])
    assert (found.open, found.answered, found.people, found.messages) == ((), (), 0, 0)


@pytest.mark.parametrize(
    ("text", "stance", "asking"),
    [
        ("How to change font size", "neither", True),
        ("Is there a way to print two pages on one sheet?", "complaint", True),
        ("Any ideas?", "neither", False),
        ("How do I fix this problem?", "neither", False),
        ("I can't log in.", "complaint", False),
        ("I want to know why the calendar deletes my events all the time", "complaint", False),
    ],
)
def test_only_what_asks_about_a_thing_is_a_question(text: str, stance: str, asking: bool) -> None:
    assert asks(text, "en", stance, 0.9) is asking
