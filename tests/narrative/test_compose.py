"""A drafted press release is whole, marked, and brackets what nobody said."""

from __future__ import annotations

from advising import Told, advisor
from tellback.model.advisor import open_advisor
from tellback.narrative.brief import ASKED, Brief
from tellback.narrative.compose import compose
from tellback.narrative.parse import parse
from tellback.narrative.passage import Role

BRIEF = Brief(
    "Owners of bakeries with up to 25 people.",
    "Payroll takes them a night a month.",
    "It is done in 4 minutes.",
    "14 of 20 owners we asked do it after midnight.",
    "One page, one button.",
)
MADE = {
    "headline": "Heron ends the night before payday",
    "subheading": "Bakeries with up to 25 people run payroll in 4 minutes.",
    "summary": "BERLIN, May 4, [2027] — Heron today opens to bakeries.",
    "problem": "Today 14 of 20 owners struggle with payroll after midnight, and 60% make mistakes.",
    "solution": "With Heron, you press one button. <!-- claim: button -->",
    "company_quote": '"We were tired," said [name], founder of Heron.',
    "how_it_works": "1. Open the page.",
    "customer_quote": '"I slept all night," said [name], a baker.',
    "call_to_action": "Begin today for €9 a month.",
}


def test_a_draft_is_a_whole_story_marked_as_machine_written() -> None:
    composed = compose(advisor(MADE), BRIEF)
    assert composed.made_by == "made-up:1"
    assert composed.text.startswith("<!-- Machine-written by made-up:1: make it yours.")
    story = parse(composed.text)
    assert story.headline
    assert story.headline.text == "Heron ends the night before payday"
    assert story.subheading
    assert [passage.role for passage in story.passages][:3] == [Role.SUMMARY, Role.PROBLEM, Role.SOLUTION]
    assert len(story.quotes) == 2


def test_numbers_nobody_gave_are_bracketed_and_comments_are_taken_out() -> None:
    text = compose(advisor(MADE), BRIEF).text
    assert "14 of 20 owners struggle with payroll after midnight, and [60%] make" in text
    assert "for [€9] a month" in text
    assert "[2027]" in text
    assert "[[" not in text
    assert "\n1. Open the page." in text
    assert "claim: button" not in text


def test_the_five_answers_are_sent_and_nothing_else() -> None:
    told = Told()
    compose(advisor(MADE, told), BRIEF)
    assert all(question in told.text for _, question, _ in ASKED)
    assert BRIEF.experience in told.text


def test_the_library_s_own_test_model_drafts_one_too() -> None:
    composed = compose(open_advisor("test"), BRIEF)
    assert composed.made_by == "test"
    assert parse(composed.text).headline
