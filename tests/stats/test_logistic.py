from __future__ import annotations

import numpy as np

from tellback.stats.logistic import chance, logistic, with_one


def test_coefficients_are_those_the_data_were_made_with() -> None:
    random = np.random.default_rng(7)
    rows = random.normal(size=(40_000, 2))
    yes = (random.random(len(rows)) < chance(1.5 * rows[:, 0] - 0.5 * rows[:, 1] + 0.3)).astype(float)
    assert np.allclose(logistic(rows, yes, 0.0), [1.5, -0.5, 0.3], atol=0.06)


def test_at_the_optimum_the_penalised_likelihood_is_flat() -> None:
    rows = np.array([[0.0], [1.0], [2.0], [3.0]])
    yes = np.array([0.0, 0.0, 1.0, 1.0])
    found = logistic(rows, yes, 1.0)
    slope = with_one(rows).T @ (yes - chance(with_one(rows) @ found)) - np.array([found[0], 0])
    assert np.abs(slope).max() < 1e-4
