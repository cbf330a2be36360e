from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellback.stats.risk import gathered, risk_table

SPELLS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 30), st.integers(0, 2), st.integers(0, 3)), min_size=0, max_size=40
)


def columns(spells: list[tuple[int, int, int, int]]) -> tuple[np.ndarray, ...]:
    start, length, ending, pattern = (np.array(spells, dtype=np.int64).reshape(-1, 4)).T
    return start, start + length, ending, pattern


@given(SPELLS)
def test_everybody_is_counted_as_going_through_the_customers_one_by_one_would(
    spells: list[tuple[int, int, int, int]],
) -> None:
    start, stop, ending, pattern = columns(spells)
    table = risk_table(start, stop, ending, pattern, 4)
    assert table.times.tolist() == sorted(set(stop[ending > 0].tolist()))
    for place, day in enumerate(table.times):
        for each in range(4):
            mine = pattern == each
            assert table.at_risk[each, place] == ((start < day) & (day <= stop) & mine).sum()
            assert table.left[each, place] == ((stop == day) & (ending == 1) & mine).sum()
            assert table.other[each, place] == ((stop == day) & (ending == 2) & mine).sum()


@given(SPELLS, st.integers(0, 2**32 - 1))
def test_time_lived_is_the_same_to_the_day_however_it_is_cut(
    spells: list[tuple[int, int, int, int]], seed: int
) -> None:
    start, stop, ending, pattern = columns(spells)
    cut = np.random.default_rng(seed).integers(start + 1, stop + 1)
    inside = cut < stop
    table = risk_table(
        np.r_[start, cut[inside]],
        np.r_[np.where(inside, cut, stop), stop[inside]],
        np.r_[np.where(inside, 0, ending), ending[inside]],
        np.r_[pattern, pattern[inside]],
        4,
    )
    whole = risk_table(start, stop, ending, pattern, 4)
    assert table.time.sum() == (stop - start).sum()
    for one, other in ((table.time, whole.time), (table.at_risk, whole.at_risk), (table.left, whole.left)):
        assert np.array_equal(one, other)


def test_nobody_is_at_risk_on_the_day_on_which_they_come_under_observation() -> None:
    table = risk_table(np.array([0, 5]), np.array([5, 9]), np.array([1, 0]), np.array([0, 0]), 1)
    assert table.at_risk.tolist() == [[1]]


def test_days_on_which_somebody_ended_otherwise_are_kept_too() -> None:
    table = risk_table(np.array([0, 0]), np.array([5, 9]), np.array([2, 1]), np.array([0, 0]), 1)
    assert table.times.tolist() == [5, 9]
    assert table.other.tolist() == [[1, 0]]


def test_an_interval_that_ends_where_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="end after it starts"):
        risk_table(np.array([3]), np.array([3]), np.array([1]), np.array([0]), 1)


def test_a_pattern_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        risk_table(np.array([0]), np.array([3]), np.array([1]), np.array([2]), 2)


def test_patterns_may_be_gathered_and_left_out() -> None:
    start, stop, ending, pattern = columns([(0, 4, 1, 0), (1, 3, 1, 1), (2, 5, 0, 2), (0, 6, 1, 3)])
    table = gathered(risk_table(start, stop, ending, pattern, 4), np.array([1, 0, 1, -1]), 2)
    assert table.at_risk.tolist() == [[1, 0], [2, 1]]
    assert table.left.tolist() == [[1, 0], [1, 0]]
    assert table.time.tolist() == [3, 9]
