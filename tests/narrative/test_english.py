"""Small words and verbs of English."""

from __future__ import annotations

import pytest

from tellback.narrative.english import finite_forms, small_words, verb_forms, words_of


@pytest.mark.parametrize(
    "form", ["runs", "running", "stopped", "carried", "launches", "made", "written", "can", "won't", "planned", "uses"]
)
def test_forms_of_a_verb_are_known(form: str) -> None:
    assert form in verb_forms()


@pytest.mark.parametrize("word", ["report", "payroll", "software", "course", "analysis", "launching", "plan"])
def test_what_may_be_a_noun_makes_no_sentence_of_a_title(word: str) -> None:
    assert word not in finite_forms()


def test_typographic_and_plain_apostrophes_are_the_same() -> None:
    assert words_of("Don’t, don't 3 times") == ["don't", "don't", "times"]
    assert "don't" in small_words()
