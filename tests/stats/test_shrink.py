from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate, stats

from tellback.stats.shrink import shrunk


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
