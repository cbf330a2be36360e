from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate, stats

from tellback.stats.betting import ENOUGH
from tellback.stats.preference import log_evidence
from tellback.stats.shrink import likely_differences, likely_means, one_step, shrunk


def test_what_is_known_well_stays_and_what_is_not_shrinks() -> None:
    sure, unsure = shrunk(np.array([0.2, 0.2]), np.array([0.01, 0.2]), 0.1)
    assert sure == pytest.approx(0.2, abs=0.005)
    assert 0 < unsure < 0.15


def test_the_mean_of_the_posterior_is_integrated_rightly() -> None:
    estimates, errors = np.array([0.3, -0.1, 0.05]), np.array([0.1, 0.15, 0.08])

    def weight(spread: float) -> float:
        scale = np.sqrt(spread**2 + errors**2)
        return float(np.prod(stats.norm.pdf(estimates / scale) / scale) * stats.halfnorm.pdf(spread, scale=0.1))

    whole = integrate.quad(weight, 0, 1)[0]

    def moment(spread: float, of: int) -> float:
        return weight(spread) * float(estimates[of] * spread**2 / (spread**2 + errors[of] ** 2))

    parts = [integrate.quad(moment, 0, 1, (of,))[0] for of in range(3)]
    assert shrunk(estimates, errors, 0.1) == pytest.approx(np.array(parts) / whole, abs=0.003)


def test_what_was_chosen_for_being_large_is_as_large_as_said_when_pooled() -> None:
    random = np.random.default_rng(4)
    truth = random.normal(0, 0.1, (400, 20))
    seen = truth + random.normal(0, 0.1, truth.shape)
    best = seen.argmax(axis=1)[:, None]
    pooled = np.array([shrunk(each, np.full(20, 0.1), 0.1) for each in seen])
    raw, printed, true = (np.take_along_axis(each, best, 1).mean() for each in (seen, pooled, truth))
    assert raw > 1.8 * true
    assert printed == pytest.approx(true, rel=0.15)


def test_no_differences_shrink_to_none() -> None:
    assert len(shrunk(np.array([]), np.array([]), 0.1)) == 0
    assert shrunk(np.zeros(3), np.full(3, 0.1), 0.1).tolist() == [0, 0, 0]


def test_counts_that_lie_far_apart_are_no_less_known_than_counts_that_do_not() -> None:
    """By the score of the likelihood where there is no difference, as Peto reckons it, not by 1/12 + 1/1."""
    before, after = np.repeat([0.0, 1.0], [999, 1]), np.repeat([0.0, 1.0], [988, 12])
    off, error = one_step(0.011, 6.5 / 1000, [before, after])
    assert off == pytest.approx((12 - 6.5) / (13 / 4), rel=0.01)
    assert error == pytest.approx(1 / np.sqrt(13 / 4), rel=0.03)


def test_a_preference_is_drawn_towards_an_even_split_and_a_difference_towards_none() -> None:
    assert 0.55 < likely_means([np.repeat([0.0, 1.0], [5, 15])])[0] < 0.72
    before, after = np.repeat([0.0, 1.0], [28, 12]), np.repeat([0.0, 1.0], [20, 20])
    assert 0.05 < likely_differences([(before, after)])[0] < 0.17
    assert likely_differences([(after, before)])[0] == pytest.approx(-likely_differences([(before, after)])[0])
    assert likely_means([np.array([])]) == [0.5]


def test_small_shares_are_drawn_as_far_as_large_ones() -> None:
    rare, often = (
        (np.repeat([0.0, 1.0], [n - hits, hits]), np.repeat([0.0, 1.0], [n - 2 * hits, 2 * hits]))
        for hits, n in ((20, 2000), (20, 100))
    )
    drawn = [likely_differences([pair])[0] / (pair[1].mean() - pair[0].mean()) for pair in (rare, often)]
    assert drawn[0] == pytest.approx(drawn[1], abs=0.12)
    assert 0.5 < drawn[0] < 0.9


@pytest.mark.slow
def test_what_is_printed_when_a_winner_shows_is_about_what_is_true() -> None:
    """Readers of 30 % and 50 %, looked at after every fifth, stopped at the first winner: the raw lead is two thirds
    too large."""
    random = np.random.default_rng(0)
    old, new = (random.random((600, 100)) < share for share in (0.3, 0.5))
    looks = np.arange(10, 101, 5)
    ahead, behind = ((new & ~old).cumsum(1)[:, looks - 1], (old & ~new).cumsum(1)[:, looks - 1])
    named = np.vectorize(log_evidence)(ahead, behind) >= ENOUGH
    said: list[tuple[float, float]] = []
    for at in np.flatnonzero(named.any(axis=1)):
        n = looks[named[at].argmax()]
        before, after = old[at, :n].astype(float), new[at, :n].astype(float)
        said.append((float(after.mean() - before.mean()), likely_differences([(before, after)])[0]))
    raw, printed = np.mean(said, axis=0)
    assert raw > 0.3
    assert printed == pytest.approx(0.2, abs=0.05)
