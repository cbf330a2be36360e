"""What readers are asked to choose between: changed passages, each in both wordings."""

from __future__ import annotations

import pytest

from tellback.audience.passages import MOST, changed
from world import BETA, STORY

FOLDERS = "Your folders stay in exactly the order you gave them."
SEARCH = "Search answers in under one second across ten years of mail."


def found(newer: str, older: str = STORY, internal_too: bool = False) -> list[tuple[int, str, str]]:
    return [(each.at, each.old, each.new) for each in changed(older, newer, internal_too)]


def test_an_edited_sentence_is_shown_in_both_wordings_and_answers_too() -> None:
    assert found(STORY, BETA) == [
        (4, "Search answers in about one second across ten years of mail.", SEARCH),
        (
            13,
            "Heron is free while it is in beta. You never see an advertisement.",
            "Heron stays free for one account.",
        ),
    ]


def test_sentences_that_changed_side_by_side_are_one_passage() -> None:
    newer = STORY.replace("exactly the order", "the very order").replace("in under one second", "at once")
    old = f"{FOLDERS} {SEARCH}"
    new = "Your folders stay in the very order you gave them. Search answers at once across ten years of mail."
    assert found(newer) == [(3, old, new)]


@pytest.mark.parametrize(
    ("newer", "at", "old", "new"),
    [
        (
            STORY.replace(FOLDERS, f"{FOLDERS} Nothing ever jumps."),
            4,
            FOLDERS,
            f"{FOLDERS} Nothing ever jumps.",
        ),
        (STORY.replace(f"{SEARCH}  ", ""), 3, f"{FOLDERS} {SEARCH}", FOLDERS),
        (
            STORY.replace("Heron stays free", "You never see an advertisement. Heron stays free"),
            13,
            "Heron stays free for one account.",
            "You never see an advertisement. Heron stays free for one account.",
        ),
    ],
)
def test_what_came_or_went_is_shown_with_the_sentence_beside_it(newer: str, at: int, old: str, new: str) -> None:
    assert found(newer) == [(at, old, new)]


def test_a_paragraph_written_anew_in_its_place_is_shown_beside_the_old_one() -> None:
    title = "Heron Mail 5 puts every conversation where you left it"
    assert found(STORY.replace(title, "Nobody looks for folders any more")) == [
        (0, title, "Nobody looks for folders any more")
    ]


def test_what_moved_and_what_only_one_text_has_is_not_asked_about() -> None:
    problem = STORY[STORY.index("## The problem") : STORY.index("## The solution")]
    assert found(STORY.replace(problem, "").replace("# FAQ", f"{problem}# FAQ")) == []
    assert found(STORY.replace("# FAQ", "# FAQ\n\n## Is there an app?\n\nFor every telephone.", 1)) == []
    assert found(STORY) == []


def test_internal_answers_only_for_whom_they_are_meant() -> None:
    newer = STORY.replace("We ship it to 5 % first.", "We ship it to 1 % first.")
    assert found(newer) == []
    assert found(newer, internal_too=True) == [(15, "We ship it to 5 % first.", "We ship it to 1 % first.")]


def test_everybody_is_asked_about_the_same_passages_before_colleagues_about_their_own() -> None:
    newer = STORY.replace("exactly the order", "the very order")
    for at in range(MOST):
        newer = newer.replace(
            "# Internal FAQ", f"## Question {at}?\n\nWe answer number {at} gladly now.\n\n# Internal FAQ"
        )
    older = newer.replace("gladly now", "gladly").replace("the very order", "exactly the order")
    newer = newer.replace("We ship it to 5 % first.", "We ship it to 1 % first, and to nobody else before May.")
    assert changed(older, newer, False) == changed(older, newer, True)


def test_of_many_changes_the_largest_are_asked_in_the_order_of_the_story() -> None:
    older = "# T\n\n" + "\n\n".join(f"The number {at} of the old words stands here for all of us." for at in range(12))
    newer = older
    for at in range(12):
        more = "gladly " * at
        newer = newer.replace(f"number {at} of the old", f"number {at} of the {more}new")
    passages = changed(older, newer, False)
    assert [each.old.split()[2] for each in passages] == [str(at) for at in range(12 - MOST, 12)]
