"""Two wordings in one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellback.narrative.change import Mark
from tellback.narrative.word_diff import word_diff

texts = st.text("ab .,'é\n", max_size=30)


@given(texts, texts)
def test_without_the_one_mark_the_other_wording_is_left(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.REMOVED) == after


def test_whole_words_change_and_changes_side_by_side_are_one() -> None:
    pieces = word_diff("Heron pays by noon today.", "Heron pays before eleven today.")
    assert [(piece.mark, piece.text) for piece in pieces] == [
        (Mark.SAME, "Heron pays "),
        (Mark.REMOVED, "by noon"),
        (Mark.ADDED, "before eleven"),
        (Mark.SAME, " today."),
    ]
