from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from tellback.stats.preference import (
    MOST,
    Choices,
    chances_of_winner,
    pairs_needed,
    preferences,
    readers_needed,
    smallest_split,
)


def test_equal_wordings_seldom_get_a_winner_however_long_somebody_looks() -> None:
    """Exact: somebody looks after every reader."""
    named = list(islice(chances_of_winner(0.5), 500))
    assert np.diff(named).min() > -1e-12
    assert max(named) < 0.03


@pytest.mark.slow
def test_nor_do_they_when_it_is_watched_for_thousands() -> None:
    assert max(chances_of_winner(0.5)) == pytest.approx(0.031, abs=0.001)


@pytest.mark.parametrize(
    ("readers", "split"),
    [(1, None), (7, None), (8, (8, 0)), (10, (10, 0)), (12, (11, 1)), (20, (17, 3)), (30, (24, 6)), (50, (37, 13))],
)
def test_a_plan_says_which_split_so_many_readers_can_call(readers: int, split: tuple[int, int] | None) -> None:
    assert smallest_split(readers) == split


@pytest.mark.parametrize(("share", "half", "most"), [(0.65, 94, 168), (0.7, 51, 89), (0.75, 32, 54), (0.8, 19, 34)])
def test_a_plan_says_how_many_readers_a_preference_takes(share: float, half: int, most: int) -> None:
    assert readers_needed(share, 0.5) == half
    assert readers_needed(share) == most
    assert readers_needed(1 - share) == most


def test_no_number_of_readers_shows_a_difference_that_is_not_there() -> None:
    assert readers_needed(0.502) is None
    assert pairs_needed(0.3, 0.3) is None
    assert pairs_needed(0.0, 0.0) is None
    assert MOST == 4000


def test_a_plan_for_two_groups_counts_only_pairs_who_differ() -> None:
    assert pairs_needed(0.3, 0.5) == 2 * 89 == pairs_needed(0.5, 0.3)


def test_a_winner_is_named_exactly_where_the_split_can_be_called() -> None:
    for readers in (8, 12, 20, 30):
        ahead, behind = smallest_split(readers) or (0, 0)
        called, open_still = preferences([Choices(ahead, behind), Choices(ahead - 1, behind + 1)])
        assert called.low is not None
        assert open_still.low is not None
        assert called.low > 0.5 >= open_still.low
        assert called.caveat == ""
        assert open_still.caveat.startswith("cannot tell, about")


def test_whoever_prefers_neither_counts_half_for_each() -> None:
    with_ties, without = preferences([Choices(17, 3, 20), Choices(17, 3)])
    assert with_ties.n == 40
    assert with_ties.low is not None
    assert without.low is not None
    assert 0.5 < with_ties.low < without.low


def test_nobody_asked_is_no_verdict() -> None:
    assert [each.known for each in preferences([Choices(0, 0), Choices(4, 3)])] == [False, False]
    assert preferences([]) == []
