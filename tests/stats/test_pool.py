from __future__ import annotations

import numpy as np
import pytest

from tellback.stats.pool import differ, pool


@pytest.mark.slow
@pytest.mark.parametrize("groups", [3, 12])
@pytest.mark.parametrize("spread", [0.0, 0.1, 0.3, 0.6])
def test_intervals_hold_the_truth(groups: int, spread: float) -> None:
    random = np.random.default_rng(11)
    held = 0
    for _ in range(500):
        truth = random.normal(0.3, spread, groups)
        errors = random.uniform(0.15, 0.6, groups)
        found = pool(truth + random.normal(0, errors), errors)
        held += int(((found.low <= truth) & (truth <= found.high)).sum())
    assert 0.90 <= held / (500 * groups) <= (0.99 if spread else 1)  # alike, they can hardly be missed


def test_segments_that_are_alike_do_not_look_different() -> None:
    """12 segments with a ratio of 1.5, few who left in each: by themselves they seem to differ by a factor of three."""
    random = np.random.default_rng(2)
    raw, pooled = np.zeros((100, 2)), np.zeros((100, 2))
    for world in range(100):
        errors = random.uniform(0.25, 0.4, 12)
        estimates = np.log(1.5) + random.normal(0, errors)
        for kept, each in ((raw, estimates), (pooled, pool(estimates, errors).estimates)):
            kept[world] = np.exp([each.min(), each.max()])
    assert np.median(raw, axis=0) == pytest.approx([0.85, 2.65], abs=0.25)
    low, high = np.median(pooled, axis=0)
    assert 1.3 < low < 1.5 < high < 1.75


def test_segments_that_differ_stay_apart() -> None:
    found = pool(np.array([-1.0, -0.9, 0.9, 1.0]), np.full(4, 0.05))
    assert np.allclose(found.estimates, [-1.0, -0.9, 0.9, 1.0], atol=0.02)
    assert found.spread > 0.7


def test_the_less_is_known_of_a_segment_the_more_it_is_drawn_to_the_others() -> None:
    found = pool(np.array([0.0, 0.1, 1.0, 1.0]), np.array([0.1, 0.1, 0.1, 1.0]))
    assert found.estimates[3] < found.estimates[2]
    assert found.high[3] - found.low[3] < 2 * 1.96


def test_pooling_does_not_depend_on_the_order() -> None:
    estimates, errors = np.array([0.1, 0.5, -0.2, 0.9]), np.array([0.2, 0.3, 0.4, 0.5])
    turned = pool(estimates[::-1], errors[::-1])
    assert np.allclose(turned.estimates[::-1], pool(estimates, errors).estimates)


def test_one_segment_alone_stays_as_it_is() -> None:
    found = pool(np.array([0.7]), np.array([0.2]))
    assert (found.estimates[0], found.high[0]) == (0.7, pytest.approx(0.7 + 0.392, abs=1e-3))
    assert len(pool(np.zeros(0), np.zeros(0)).estimates) == 0


@pytest.mark.parametrize("error", [0.0, -1.0, np.inf, np.nan])
def test_an_estimate_without_an_error_is_refused(error: float) -> None:
    with pytest.raises(ValueError, match="error above 0"):
        pool(np.array([0.1, 0.2]), np.array([0.1, error]))


def test_groups_that_are_alike_are_said_to_differ_once_in_twenty_times() -> None:
    random = np.random.default_rng(5)
    errors = random.uniform(0.15, 0.6, (1_000, 12))
    said = [differ(each, error) for each, error in zip(random.normal(0.3, errors), errors, strict=True)]
    assert 0.03 < np.mean(said) < 0.07


def test_groups_that_are_far_apart_differ_and_one_alone_does_not() -> None:
    assert differ(np.log([0.5, 2.0]), np.array([0.2, 0.2]))
    assert not differ(np.log([0.5]), np.array([0.2])) and not differ(np.zeros(0), np.zeros(0))
