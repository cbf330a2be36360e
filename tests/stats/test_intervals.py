"""Intervals of shares and rates hold the truth about as often as they say."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chi2

from tellback.stats.intervals import rate


@pytest.mark.parametrize("events", [5, 12, 61, 900])
def test_a_rate_s_interval_is_near_the_exact_one(events: int) -> None:
    found = rate(events, 2.0)
    assert found.estimate == events / 2
    assert found.low == pytest.approx(chi2.ppf(0.025, 2 * events) / 4, rel=0.01)
    assert found.high == pytest.approx(chi2.ppf(0.975, 2 * events + 2) / 4, rel=0.01)


def test_it_holds_the_true_rate_about_95_times_in_100() -> None:
    found = [rate(int(n), 1.0) for n in np.random.default_rng(7).poisson(20, 2_000)]
    held = [(each.low or 0) <= 20 <= (each.high or 0) for each in found]
    assert 0.94 <= np.mean(held) <= 0.97


def test_too_few_tell_nothing() -> None:
    assert not rate(4, 10.0, 5).known
    assert not rate(9, 0.0).known
