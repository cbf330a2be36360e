"""What a number of readers can show is said before they are asked, and is true."""

from __future__ import annotations

import pytest

from tellback.audience.plan import EXAMPLES, plan, plans
from tellback.stats.preference import pairs_needed, readers_needed


def test_below_eight_readers_nothing_is_promised() -> None:
    for readers in (1, 7):
        found = plan(readers)
        assert (found.split, found.preference, found.marked, found.looks) == (None, None, None, ())
        assert "no verdict, only their words" in found.says[0]


@pytest.mark.parametrize("readers", [8, 12, 30, 60, 200])
def test_what_is_promised_is_found_in_four_sessions_of_five_and_one_point_less_is_not(readers: int) -> None:
    found = plan(readers)
    assert found.preference
    assert (readers_needed(found.preference / 100) or 9999) <= readers
    assert (readers_needed((found.preference - 1) / 100) or 9999) > readers
    if found.marked:
        assert (pairs_needed(0.3, found.marked / 100) or 9999) <= found.each
        assert (pairs_needed(0.3, found.marked / 100 - 0.05) or 9999) > found.each


def test_it_is_said_in_words() -> None:
    twelve, thirty = plan(12), plan(30)
    assert "12 readers of both wordings will show a preference of 93:7 or clearer" in twelve.says[0]
    assert twelve.says[0].endswith("a winner is named from 11 to 1 on.")
    assert twelve.says[1] == "Whole versions, read by 6 each, will hardly show any difference."
    assert "82:18 or clearer" in thirty.says[0]
    assert "which 30 % mark in one of them, is marked by 95 % in the other" in thirty.says[1]
    assert plan(41).looks == (8, 16, 24, 32, 41)


def test_examples_where_no_number_is_given() -> None:
    assert tuple(each.readers for each in plans()) == EXAMPLES
    assert plans(9) == (plan(9),)
    assert (plan(5000).preference, plan(5000).split) == (57, (2637, 2363))
