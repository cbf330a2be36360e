"""A language model plays a hard-nosed reader: what it quotes is in the story, or is not shown."""

from __future__ import annotations

from advising import Told, advisor
from tellback.narrative.advice_lines import challenge_lines
from tellback.narrative.challenge import Challenge, challenge
from tellback.narrative.parse import parse
from tellback.show.as_json import as_json

STORY = """---
variables:
  price: €4
---
# Heron ends the night before payday <!-- a note for colleagues -->

Heron costs {{price}} a month for
each person. You can leave whenever you like.
"""


def challenged(*attacks: tuple[str, str], told: Told | None = None) -> Challenge:
    answer = {"response": [{"question": question, "quote": quote} for question, quote in attacks]}
    return challenge(advisor(answer, told), parse(STORY, "prfaq.md"))


def test_a_quote_is_shown_where_it_stands_in_the_file() -> None:
    [asked] = challenged(("Who pays that?", "Heron costs €4 a month for each person.")).questions
    assert asked.quote == "Heron costs €4 a month for\neach person."
    assert asked.span
    assert asked.span.of(STORY) == "Heron costs {{price}} a month for\neach person."
    assert asked.span.line == 7


def test_a_quote_that_is_not_in_the_story_is_dropped() -> None:
    found = challenged(
        ("Who pays that?", "Heron is free for everybody."),
        ("Why?", "a"),
        ("Why “free for ever”, of all things?", "You can leave whenever you like."),
        ("What of “leave whenever you like”?", "You can leave whenever you like."),
    )
    assert [(each.question, each.quote, each.span is None) for each in found.questions] == [
        ("Who pays that?", "", True),
        ("Why?", "", True),
        ("What of “leave whenever you like”?", "You can leave whenever you like.", False),
    ]
    assert found.dropped == 3
    shown = "\n".join(challenge_lines(found))
    assert "everybody" not in shown
    assert "free for ever" not in shown
    assert "3 quotes left out" in shown


def test_ten_questions_are_enough() -> None:
    assert len(challenged(*[(f"Why {number}?", "You can leave whenever") for number in range(14)]).questions) == 10


def test_it_is_marked_as_made_by_a_machine() -> None:
    found = challenged(("Who pays that?", "You can leave whenever you like."))
    assert '"made_by": "made-up:1"' in as_json(found)
    assert "made by a machine (made-up:1), not by a reader" in next(challenge_lines(found))


def test_only_what_readers_see_is_sent() -> None:
    told = Told()
    challenged(("Who pays that?", ""), told=told)
    assert "Heron costs €4 a month" in told.text
    assert "colleagues" not in told.text
    assert "variables" not in told.text
