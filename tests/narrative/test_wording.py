"""Words and phrases are found wherever a pattern would find them, only faster."""

from __future__ import annotations

import pytest

from tellback.narrative.draft import Draft
from tellback.narrative.parse import parse
from tellback.narrative.wording import Lexicon, Wording


def wording(text: str) -> Wording:
    return Draft(parse(text)).wording


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("in order to", "in order to"),
        ("in order to", "in\norder\nto"),
        ("in order to", "in  order \u00a0to"),
        ("a (?:large |great )?number of", "a great number of"),
        ("a (?:large |great )?number of", "a number of"),
        ("the (?:key|main) point", "the main point"),
        ("of (?:colou?r|gr[ae]y)", "of color"),
        ("of (?:colou?r|gr[ae]y)", "of grey"),
        (r"up to \d+%", "up to 20%"),
        (r"a (?:\w+ )?better", "a far better"),
        ("some|many people(?! who)", "many people"),
        ("best-in-class", "best-in-class"),
    ],
)
def test_a_phrase_is_found_however_it_goes_on(phrase: str, found: str) -> None:
    text = f"We told them {found} here."

    assert [match.span() for match in Lexicon(phrase).found(wording(text))] == [(13, 13 + len(found))]


def test_a_phrase_is_not_found_where_it_goes_on_otherwise() -> None:
    lexicon = Lexicon("in order to", "in lieu of")

    assert not list(lexicon.found(wording("we stood in line, in orderly rows, in order of height.")))


def test_what_was_found_is_said_as_it_is_written_on_one_line() -> None:
    told = wording("All is well. In\norder to see it, come.")
    (match,) = Lexicon("in order to").found(told)

    assert told.said(match) == "In order to"


def test_small_letters_keep_their_places() -> None:
    told = wording("İstanbul has ONE Bridge.")

    assert len(told.small) == len(told.own)
    assert told.places["bridge"] == [17]


def test_sentences_that_hold_a_word_are_known_by_where_they_begin() -> None:
    text = "we met two. nobody came. then five came."
    told = wording(text)

    assert told.holding([*told.places["two"], *told.places["five"]]) == {0, text.index("then")}
