"""Texts held against each other by what they are about."""

from __future__ import annotations

from tellback.narrative.gist import bare, gist, overlap


def test_order_endings_and_small_words_do_not_matter() -> None:
    here, there = gist("Where does Heron keep the data of my employees?"), gist("Where does Heron keep employee data?")
    assert overlap(here, there) == 1


def test_what_is_asked_for_matters() -> None:
    assert overlap(gist("Who pays for a wrong table?"), gist("When are wrong tables paid?")) < 0.6
    assert overlap(gist(""), gist("")) == 0


def test_bare_words_are_what_is_said() -> None:
    assert bare("No — *not* at “all”!") == bare("no, not at all")
