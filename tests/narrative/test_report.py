"""A story as the terminal tells it."""

from __future__ import annotations

from tellback.narrative.evidence import Evidence, Relation, Word
from tellback.narrative.parse import parse
from tellback.narrative.report import story_lines
from tellback.narrative.story import Story, ToldClaim, ToldQuestion
from tellback.stats.verdict import Verdict

PRFAQ = parse(
    """\
# Larkmail finds any message

You can find any message in a second. You can search offline. It is free. <!-- claim: price -->

Q: Is it safe?
A: Yes.
""",
    "prfaq.md",
)


def word(text: str) -> Word:
    return Word(text, message=1, passage=1, said_on="2027-03-02T10:00:00Z", source="zendesk", sureness=0.9)


def told(*evidence: Evidence) -> str:
    claims = tuple(
        ToldClaim(claim, tuple(item for item in evidence if item.about == claim.id)) for claim in PRFAQ.claims
    )
    questions = tuple(
        ToldQuestion(question, tuple(item for item in evidence if item.about == question.id))
        for question in PRFAQ.questions
    )
    return "\n".join(story_lines(Story(PRFAQ, claims, questions)))


def test_a_promise_is_told_with_the_people_against_and_for_it() -> None:
    against = Evidence(
        "find-message-second",
        Relation.CONTRADICTS,
        people=41,
        messages=50,
        words=tuple(map(word, ["search takes minutes, call +44 20 7946 0018", "two", "three", "four"])),
        precision=Verdict(0.9, 0.82, 0.95, 120, "Wilson"),
    )
    text = told(
        Evidence("find-message-second", Relation.SUPPORTS, 1, 1), against, Evidence("safe", Relation.ASKS, 3, 4)
    )
    lines = text.splitlines()
    assert "  41 people contradict (90% of them rightly, 82% to 95%):" in lines
    assert "    “search takes minutes, call [phone]” (2027-03-02, zendesk)" in lines
    assert "four" not in text
    assert lines.index("  1 person supports") > lines.index("  41 people contradict (90% of them rightly, 82% to 95%):")
    assert "  - Is it safe? (3 people ask)" in lines


def test_most_people_come_first() -> None:
    text = told(Evidence("price", Relation.SUPPORTS, 2, 2), Evidence("search-offline", Relation.CONTRADICTS, 9, 9))
    assert text.index("You can search offline.") < text.index("It is free.") < text.index("Nobody has spoken")


def test_a_promise_too_vague_to_link_says_so() -> None:
    note = "Too vague to link: say how fast, and for whom."
    assert f"    {note}" in told(Evidence("search-offline", Relation.NEAR, 0, 0, note=note)).splitlines()


def test_without_customers_it_says_what_to_do() -> None:
    text = told()
    assert "What it promises:" in text
    assert "says what the customer can do: “You can search offline”" in " ".join(text.split())
    assert text.endswith("tellback import FILE")


def test_links_nobody_has_checked_are_said_to_be_unchecked_once() -> None:
    unchecked = Verdict(None, None, None, 0, "Wilson 95 %", "not checked yet")
    text = told(Evidence("price", Relation.SUPPORTS, 2, 2, precision=unchecked))
    assert "  2 people support\n" in text
    assert " ".join(text.split()).count("nobody can tell before a person") == 1
