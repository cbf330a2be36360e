"""The story as it is set: every word once, promises marked where they stand."""

from __future__ import annotations

from tellback.narrative.evidence import Evidence, Relation
from tellback.narrative.parse import parse
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.story import Story, ToldClaim, ToldQuestion
from tellback.narrative.typeset import leaning, note, typeset, typeset_answer, typeset_sentence

STORY = """# Heron keeps your folders in order

LISBON, 2 October 2025. Today Heron 5 is out. Your folders stay in **exactly** the order you gave them.  <!-- claim -->

## How it works

- You can go back to the old layout with one click.
- Search answers in one second.

# FAQ

## Will my add-ons work?

They work for twelve months. We publish a list.
"""


def told(prfaq: PRFAQ, *evidence: Evidence) -> Story:
    claims = tuple(ToldClaim(claim, evidence) for claim in prfaq.claims)
    return Story(prfaq, claims, tuple(ToldQuestion(question, ()) for question in prfaq.questions))


def test_every_block_is_set_in_order_under_its_heading() -> None:
    blocks = typeset(told(parse(STORY)))
    assert [block.kind for block in blocks] == ["paragraph", "heading", "item", "item"]
    assert blocks[1].pieces[0].text == "How it works"
    assert "".join(piece.text for piece in blocks[2].pieces) == "You can go back to the old layout with one click."


def test_a_promise_is_marked_with_its_markdown_and_without_its_comment() -> None:
    story = told(parse(STORY))
    marked = [piece.text for block in typeset(story) for piece in block.told]
    assert "Your folders stay in **exactly** the order you gave them." in marked
    assert not any("<!--" in piece.text for block in typeset(story) for piece in block.pieces)


def test_promises_are_numbered_as_they_stand() -> None:
    numbers = [piece.number for block in typeset(told(parse(STORY))) for piece in block.told]
    assert numbers == sorted(numbers)


def test_an_answer_is_set_and_its_promises_are_marked() -> None:
    story = told(parse(STORY))
    [block] = typeset_answer(story, story.questions[0])
    assert "".join(piece.text for piece in block.pieces) == "They work for twelve months. We publish a list."


def test_the_headline_stands_alone() -> None:
    story = told(parse(STORY))
    assert [piece.text for piece in typeset_sentence(story, story.prfaq.headline).pieces] == [
        "Heron keeps your folders in order"
    ]


def test_a_promise_leans_the_way_most_people_do_and_few_people_stay_pale() -> None:
    def lean(supporting: int, contradicting: int) -> tuple[str, int]:
        sides = ((Relation.SUPPORTS, supporting), (Relation.CONTRADICTS, contradicting))
        evidence = [Evidence("x", side, people, people) for side, people in sides]
        return leaning(told(parse(STORY), *evidence).claims[0])

    assert lean(12, 63) == ("contradicted", 7)
    assert lean(1, 0) == ("supported", 2)
    assert lean(90, 1) == ("supported", 9)
    assert lean(0, 0) == ("quiet", 0)


def test_what_the_program_says_of_a_promise_makes_it_vague() -> None:
    claim = told(parse(STORY), Evidence("x", Relation.NEAR, 0, 0, note="Say how fast.")).claims[0]
    assert leaning(claim) == ("vague", 0)
    assert note(claim) == "Say how fast."
