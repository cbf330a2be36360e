from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

from tellback.stats.curves import cumulative_incidence, nelson_aalen, simon_makuch
from tellback.stats.risk import RiskTable, risk_table

ALL = np.zeros(1, dtype=np.int64)


def crowd(n: int = 800, seed: int = 5, span: int = 400) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Start, stop and ending of customers who enter late; the first two are there from the start."""
    random = np.random.default_rng(seed)
    start = random.integers(0, 200, n)
    start[:2] = 0
    stop = np.minimum(start + random.geometric(0.006, n), span)
    stop[:2] = span
    return start, stop, np.where(stop < span, random.choice([0, 1, 2], n, p=[0.2, 0.6, 0.2]), 0)


def by_hand() -> RiskTable:
    """Five customers: one leaves on day 2, one ends otherwise on day 3, one leaves on day 5."""
    return risk_table(np.zeros(5, int), np.array([2, 3, 5, 6, 6]), np.array([1, 2, 1, 0, 0]), np.zeros(5, int), 1)


@pytest.mark.slow
def test_lifelines_draws_the_same_survival_and_band() -> None:
    lifelines = import_module("lifelines")
    start, stop, ending = crowd()
    oracle = lifelines.KaplanMeierFitter().fit(stop, ending == 1, entry=start)
    (curve,) = simon_makuch(risk_table(start, stop, ending, np.zeros(len(start), int), 1), ALL, 1)
    assert np.allclose(curve.survival, oracle.survival_function_.loc[curve.times, "KM_estimate"], atol=1e-9)
    limits = oracle.confidence_interval_.loc[curve.times].to_numpy()
    seen = curve.survival < 1
    assert np.allclose(np.c_[curve.low, curve.high][seen], limits[seen], atol=1e-9)


@pytest.mark.slow
def test_lifelines_finds_the_same_incidence_where_nobody_leaves_on_one_day() -> None:
    """Its fitter moves ends that fall on one day apart at random, so that only lone ends can be compared."""
    lifelines = import_module("lifelines")
    random = np.random.default_rng(3)
    stop = random.permutation(np.arange(1, 301))
    start, ending = np.zeros(300, int), random.choice([0, 1, 2], 300, p=[0.3, 0.4, 0.3])
    oracle = lifelines.AalenJohansenFitter().fit(stop, ending, event_of_interest=1)
    (found,) = cumulative_incidence(risk_table(start, stop, ending, np.zeros(300, int), 1), ALL, 1)
    assert np.allclose(found.share, oracle.cumulative_density_.loc[found.times].to_numpy()[:, 0], atol=1e-9)
    begun = (found.share > 0) & (found.at_risk > 1)  # with nobody left, lifelines divides by zero
    limits = oracle.confidence_interval_.loc[found.times].to_numpy()
    assert np.allclose(np.c_[found.low, found.high][begun], limits[begun], atol=1e-9)


@pytest.mark.slow
def test_lifelines_sums_up_the_same_hazard() -> None:
    lifelines = import_module("lifelines")
    start, stop, ending = crowd()
    oracle = lifelines.NelsonAalenFitter(nelson_aalen_smoothing=False).fit(stop, ending == 1, entry=start)
    (found,) = nelson_aalen(risk_table(start, stop, ending, np.zeros(len(start), int), 1), ALL, 1)
    assert np.allclose(found.hazard, oracle.cumulative_hazard_.loc[found.times].to_numpy()[:, 0], atol=1e-9)
    begun = found.hazard > 0
    limits = oracle.confidence_interval_.loc[found.times].to_numpy()
    assert np.allclose(np.c_[found.low, found.high][begun], limits[begun], atol=1e-9)


def test_survival_by_hand() -> None:
    (curve,) = simon_makuch(by_hand(), ALL, 1)
    assert curve.times.tolist() == [2, 3, 5]
    assert curve.at_risk.tolist() == [5, 4, 3]
    assert np.allclose(curve.survival, [4 / 5, 4 / 5, 4 / 5 * 2 / 3])


def test_incidence_by_hand_is_less_than_one_minus_survival() -> None:
    (left,), (other,) = (cumulative_incidence(by_hand(), ALL, 1, other=kind) for kind in (False, True))
    (curve,) = simon_makuch(by_hand(), ALL, 1)
    assert np.allclose(left.share, [1 / 5, 1 / 5, 1 / 5 + 3 / 5 * 1 / 3])
    assert np.allclose(other.share, [0, 1 / 5, 1 / 5])
    assert left.share[-1] < 1 - curve.survival[-1]


def test_what_left_what_ended_otherwise_and_what_is_there_make_one() -> None:
    start, stop, ending = crowd()
    table = risk_table(start, stop, ending, np.zeros(len(start), int), 1)
    (left,), (other,) = (cumulative_incidence(table, ALL, 1, other=kind) for kind in (False, True))
    (there,) = simon_makuch(risk_table(start, stop, (ending > 0).astype(int), np.zeros(len(start), int), 1), ALL, 1)
    assert np.allclose(left.share + other.share + there.survival, 1)


def test_incidence_without_other_ends_is_one_minus_survival_with_its_error() -> None:
    start, stop, ending = crowd()
    table = risk_table(start, stop, np.where(ending == 2, 0, ending), np.zeros(len(start), int), 1)
    (left,), (there,) = cumulative_incidence(table, ALL, 1), simon_makuch(table, ALL, 1)
    assert np.allclose(left.share, 1 - there.survival)

    def error(share: np.ndarray, low: np.ndarray) -> np.ndarray:
        return np.log(np.log(low) / np.log(share)) * share * np.log(share)

    later = (left.share > 0.02) & (there.survival > 0.02)
    assert np.allclose(error(left.share, left.low)[later], error(there.survival, there.low)[later])


def test_who_complains_changes_line_on_that_day() -> None:
    """Customer 1 complains on day 3 and leaves on day 5: at risk in the first line until then, in the second after."""
    start, stop, ending = np.array([0, 3, 0, 0]), np.array([3, 5, 2, 9]), np.array([0, 1, 1, 0])
    table = risk_table(start, stop, ending, np.array([0, 1, 0, 0]), 2)
    silent, complained = simon_makuch(table, np.array([0, 1]), 2)
    assert silent.at_risk.tolist() == [3, 1]
    assert complained.at_risk.tolist() == [0, 1]
    assert complained.survival.tolist() == [1, 0]


def test_a_pattern_may_belong_to_no_line() -> None:
    start, stop, ending = crowd()
    pattern = np.arange(len(start)) % 2
    (curve,) = simon_makuch(risk_table(start, stop, ending, pattern, 2), np.array([0, -1]), 1)
    odd = pattern == 0
    (alone,) = simon_makuch(risk_table(start[odd], stop[odd], ending[odd], pattern[odd], 1), ALL, 1)
    assert curve.survival[-1] == pytest.approx(alone.survival[-1])


def test_a_line_may_begin_later() -> None:
    """What happened to the few of the first days does not weigh on those who were there on the day it begins."""
    table = risk_table(np.array([0, 1, 1]), np.array([1, 4, 6]), np.array([1, 1, 0]), np.zeros(3, int), 1)
    assert simon_makuch(table, ALL, 1)[0].survival.tolist() == [0, 0]
    assert simon_makuch(table, ALL, 1, since=1)[0].survival.tolist() == [0.5]


@pytest.mark.parametrize("draw", [simon_makuch, cumulative_incidence, nelson_aalen])
def test_nothing_is_drawn_of_nobody(draw: object) -> None:
    nothing = np.zeros(0, int)
    assert callable(draw)
    (drawn,) = draw(risk_table(nothing, nothing, nothing, nothing, 1), ALL, 1)
    assert len(drawn.times) == len(drawn.low) == 0


@pytest.mark.slow
def test_bands_hold_the_truth_in_about_95_of_100_worlds() -> None:
    random = np.random.default_rng(8)
    held = np.zeros(2)
    for _ in range(400):
        gone, other = random.geometric(0.01, 150), random.geometric(0.005, 150)
        stop = np.minimum(np.minimum(gone, other), 100)
        ending = np.where(stop == 100, 0, np.where(gone <= other, 1, 2))
        table = risk_table(np.zeros(150, int), stop, ending, np.zeros(150, int), 1)
        (there,), (left,) = simon_makuch(table, ALL, 1), cumulative_incidence(table, ALL, 1)
        stays = 0.99 * 0.995
        truth = 0.01 * (1 - stays**60) / (1 - stays)
        place = np.searchsorted(there.times, 60, "right") - 1
        held += there.low[place] <= 0.99**60 <= there.high[place], left.low[place] <= truth <= left.high[place]
    assert (held > 0.925 * 400).all()
    assert (held < 0.985 * 400).all()
