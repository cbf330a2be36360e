from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from scipy.stats.contingency import relative_risk

from tellback.stats.ratios import (
    adjusted_risk_ratio,
    e_value,
    events_needed,
    nearest,
    poisson,
    risk_ratio,
    smallest_ratio,
)
from tellback.stats.verdict import Verdict


def interval(verdict: Verdict) -> tuple[float, float, float]:
    assert verdict.estimate is not None
    assert verdict.low is not None
    assert verdict.high is not None
    return verdict.estimate, verdict.low, verdict.high


def world(seed: int, n: int = 4000, ratio: float = 1.5) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Who complained, who left, and their usage, which makes them do more of one and less of the other."""
    random = np.random.default_rng(seed)
    usage = random.random(n)
    complained = (random.random(n) < 0.05 + 0.3 * usage).astype(float)
    left = (random.random(n) < 0.3 * np.exp(-1.5 * usage) * ratio**complained).astype(float)
    return complained, left, usage[:, None]


def test_scipy_finds_the_same_risk_ratio() -> None:
    oracle = relative_risk(18, 140, 61, 310)
    limits = oracle.confidence_interval(0.95)
    assert interval(risk_ratio(18, 140, 61, 310)) == pytest.approx((oracle.relative_risk, limits.low, limits.high))


@pytest.mark.parametrize("counts", [(0, 10, 3, 10), (3, 10, 0, 10), (0, 0, 0, 0)])
def test_where_nobody_left_there_is_no_risk_ratio(counts: tuple[int, int, int, int]) -> None:
    assert not risk_ratio(*counts).known


def test_with_nothing_known_the_adjusted_risk_ratio_is_the_raw_one() -> None:
    complained, left, _ = world(1)
    raw = risk_ratio(int(left @ complained), int(complained.sum()), int(left @ (1 - complained)),
                     int((1 - complained).sum()))  # fmt: skip
    adjusted = adjusted_risk_ratio(complained, left, np.zeros((len(left), 0)))
    assert interval(adjusted) == pytest.approx(interval(raw))
    assert adjusted.n == raw.n


def test_the_log_linear_fit_is_where_nothing_is_left_over() -> None:
    complained, left, usage = world(2)
    rows = np.column_stack([np.ones(len(left)), complained, usage])
    fitted = poisson(rows, left)
    assert fitted is not None
    assert np.abs(rows.T @ (left - fitted[1])).max() < 1e-6
    assert np.allclose(fitted[1], np.exp(rows @ fitted[0]))


def test_adjusting_takes_out_what_usage_does() -> None:
    truth, held = 1.5, 0
    raw: list[float] = []
    adjusted: list[float] = []
    for seed in range(60):
        complained, left, usage = world(seed, ratio=truth)
        n, others = int(complained.sum()), int((1 - complained).sum())
        raw.append(interval(risk_ratio(int(left @ complained), n, int(left @ (1 - complained)), others))[0])
        estimate, low, high = interval(adjusted_risk_ratio(complained, left, usage))
        adjusted.append(estimate)
        held += low <= truth <= high
    assert np.median(adjusted) == pytest.approx(truth, abs=0.06)
    assert np.median(raw) < 1.25
    assert held >= 54


def test_the_scale_of_what_is_known_does_not_matter() -> None:
    complained, left, usage = world(3)
    one, other = (adjusted_risk_ratio(complained, left, each) for each in (usage, 1e6 + 1e3 * usage))
    assert interval(one) == pytest.approx(interval(other))


def test_where_what_is_known_tells_who_complained_there_is_no_ratio() -> None:
    complained, left, usage = world(4)
    assert not adjusted_risk_ratio(complained, left, np.column_stack([usage, complained])).known
    assert not adjusted_risk_ratio(complained, left, np.column_stack([usage, left])).known


def test_where_nobody_left_there_is_no_adjusted_ratio() -> None:
    complained, left, usage = world(5)
    assert not adjusted_risk_ratio(complained, left * complained, usage).known
    assert not adjusted_risk_ratio(complained, left * (1 - complained), usage).known


@pytest.mark.parametrize(("ratio", "rare", "common"), [(1.5, 2.4, 2.0), (2.0, 3.4, 2.6), (0.8, 1.8, 1.6)])
def test_e_values_of_the_literature(ratio: float, rare: float, common: float) -> None:
    assert round(e_value(ratio), 1) == rare
    assert round(e_value(ratio, common=True), 1) == common


def test_an_e_value_needs_no_direction_and_is_one_where_there_is_no_difference() -> None:
    assert e_value(2) == pytest.approx(e_value(1 / 2))
    assert e_value(2, common=True) == pytest.approx(e_value(1 / 2, common=True))
    assert e_value(1) == e_value(1, common=True) == 1
    assert e_value(3.9) == pytest.approx(3.9 + sqrt(3.9 * 2.9))


@pytest.mark.parametrize(("low", "high", "end"), [(1.2, 3.0, 1.2), (0.3, 0.8, 0.8), (0.7, 1.4, 1.0), (1.0, 2.0, 1.0)])
def test_the_end_nearest_to_no_difference(low: float, high: float, end: float) -> None:
    assert nearest(Verdict(1.0, low, high, 9, "")) == end


def test_an_unknown_interval_has_no_end() -> None:
    assert nearest(Verdict(None, None, None, 3, "")) is None


TABLE = {
    0.05: (1299, 3319, 14886, 3319, 1006, 344, 137),
    0.10: (686, 1752, 7857, 1752, 531, 182, 73),
    0.20: (386, 986, 4420, 986, 299, 103, 41),
}


@pytest.mark.parametrize("share", TABLE)
def test_how_many_must_leave_for_a_ratio_to_be_seen(share: float) -> None:
    found = tuple(events_needed(share, ratio) for ratio in (0.7, 0.8, 0.9, 1.25, 1.5, 2.0, 3.0))
    assert found == TABLE[share]


def test_the_smallest_ratio_that_shows_is_the_one_for_which_so_many_are_needed() -> None:
    assert smallest_ratio(240, 0.1) == pytest.approx(1.8, abs=0.05)
    assert events_needed(0.1, smallest_ratio(500, 0.1) or 1) == 500


@pytest.mark.parametrize(("events", "share"), [(0, 0.1), (100, 0.0), (100, 1.0)])
def test_without_anybody_on_one_side_nothing_could_be_seen(events: int, share: float) -> None:
    assert smallest_ratio(events, share) is None
