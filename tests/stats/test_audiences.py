from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import f_oneway

from tellback.stats.audiences import by_audience, chance


def said(new: int, old: int) -> np.ndarray:
    return np.repeat([1.0, 0.0], [new, old])


def test_audiences_that_look_unlike_by_chance_get_one_line() -> None:
    found = by_audience({"executives": said(22, 8), "investors": said(18, 12), "customers": said(24, 6)})
    assert not found.differ
    assert found.each == {}
    assert found.together.n == 90
    assert (found.together.low or 0) > 0.5


def test_audiences_of_two_minds_are_told_apart() -> None:
    found = by_audience({"executives": said(4, 26), "customers": said(27, 3)})
    assert found.differ
    assert (found.each["executives"].high or 1) < 0.5 < (found.each["customers"].low or 0)


def test_an_audience_of_seven_is_heard_only_together() -> None:
    found = by_audience({"executives": said(0, 7), "customers": said(27, 3)})
    assert not found.differ
    assert found.together.n == 37


def test_nobody_has_nothing_to_say() -> None:
    assert not by_audience({}).together.known
    assert not by_audience({"customers": said(0, 0)}).differ


def test_where_all_spread_alike_it_is_the_test_of_one_way() -> None:
    random = np.random.default_rng(0)
    groups = [random.choice([0.0, 1.0], 400, p=[0.4, 0.6]) for _ in range(3)]
    assert chance(groups) == pytest.approx(f_oneway(*groups).pvalue, abs=0.02)


@pytest.mark.slow
@pytest.mark.parametrize("sizes", [(30, 30, 30), (8, 30, 64), (10, 10, 10, 10, 10)])
def test_audiences_of_one_mind_are_called_different_in_one_report_of_twenty(sizes: tuple[int, ...]) -> None:
    random = np.random.default_rng(1)
    rare = [chance([(random.random(n) < 0.6).astype(float) for n in sizes]) < 0.05 for _ in range(1500)]
    assert 0.015 <= np.mean(rare) <= 0.06
