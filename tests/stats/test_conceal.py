from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellback.stats.conceal import Concealed, conceal, with_totals

TABLES = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 30) | st.integers(0, 6), min_size=columns, max_size=columns), min_size=1, max_size=5
    )
)


def mask(found: Concealed) -> np.ndarray:
    return np.vstack([np.column_stack([found.cells, found.rows]), np.append(found.columns, found.total)])


def had_by_subtraction(table: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Which hidden counts follow from the shown ones: those that any combination of all the sums determines."""
    rows, columns = table.shape
    places = [tuple(place) for place in np.argwhere(hidden)]
    sums = np.zeros((rows + columns, len(places)))
    for number, (row, column) in enumerate(places):
        sums[row, number] = -1 if column == columns - 1 else 1
        sums[rows + column, number] = -1 if row == rows - 1 else 1
    if not places:
        return np.zeros(0, dtype=bool)
    _, sizes, directions = np.linalg.svd(sums)
    free = directions[np.append(sizes, np.zeros(len(places)))[: len(places)] < 1e-9]
    return np.abs(free).max(axis=0, initial=0) < 1e-9


@given(TABLES)
def test_no_sum_gives_a_hidden_count_away(counts: list[list[int]]) -> None:
    table, hidden = with_totals(np.array(counts)), mask(conceal(np.array(counts)))
    assert not had_by_subtraction(table, hidden).any()


@given(TABLES)
def test_every_small_count_is_hidden_and_no_empty_one(counts: list[list[int]]) -> None:
    table, hidden = with_totals(np.array(counts)), mask(conceal(np.array(counts)))
    assert hidden[(table > 0) & (table < 5)].all()
    assert not hidden[table == 0].any()


@given(TABLES)
def test_the_hidden_ones_of_a_line_are_together_no_small_group(counts: list[list[int]]) -> None:
    table, hidden = with_totals(np.array(counts)), mask(conceal(np.array(counts)))
    for lines, gone in ((table, hidden), (table.T, hidden.T)):
        for line, out in zip(lines, gone, strict=True):
            together = line[:-1][out[:-1]].sum()
            assert out[-1] or together == 0 or together >= 5


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2), min_size=2, max_size=3))
def test_nobody_can_work_a_hidden_count_out_by_trying_all_tables(counts: list[list[int]]) -> None:
    """Every table of up to 9 a cell that agrees with what is shown: no hidden count is the same in all of them."""
    table = np.array(counts)
    found = conceal(table, k=3)
    hidden, whole = mask(found), with_totals(table)
    tables = np.stack(np.meshgrid(*[np.arange(6)] * table.size, indexing="ij"), -1).reshape(-1, *table.shape)
    rows = np.concatenate([tables, tables.sum(axis=2, keepdims=True)], axis=2)
    all_of_them = np.concatenate([rows, rows.sum(axis=1, keepdims=True)], axis=1)
    possible = all_of_them[((all_of_them == whole) | hidden).all(axis=(1, 2))]
    assert (np.ptp(possible, axis=0)[hidden] > 0).all()


def test_where_all_groups_are_large_all_is_shown() -> None:
    assert not mask(conceal(np.array([[10, 20], [30, 40]]))).any()


def test_the_next_smallest_is_hidden_with_a_small_segment() -> None:
    found = conceal(np.array([[3], [50], [9], [200]]))
    assert found.cells[:, 0].tolist() == [True, False, True, False]
    assert not found.total
    assert not found.columns.any()


def test_in_a_table_four_counts_are_hidden_around_a_small_one() -> None:
    found = conceal(np.array([[3, 40, 60], [70, 8, 90], [55, 66, 77]]))
    assert found.cells.tolist() == [[True, True, False], [True, True, False], [False, False, False]]
    assert not (found.rows.any() or found.columns.any() or found.total)


def test_two_small_ones_that_together_are_small_need_a_third() -> None:
    assert conceal(np.array([[2], [1], [50], [60]])).cells[:, 0].tolist() == [True, True, True, False]


def test_totals_are_hidden_where_nothing_else_helps() -> None:
    assert mask(conceal(np.array([[3]]))).all()


@pytest.mark.parametrize("k", [1, 5, 20])
def test_hiding_begins_below_k(k: int) -> None:
    assert not conceal(np.array([[k], [60], [70]]), k).cells.any()
    assert conceal(np.array([[k - 1], [60], [70]]), k).cells.any() == (k > 1)
