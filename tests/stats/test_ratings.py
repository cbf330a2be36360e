from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import brunnermunzel

from tellback.stats.ratings import rates_higher
from tellback.stats.readers import Readers


def ratings(random: np.random.Generator, n: int, *shares: float) -> Readers:
    return Readers(random.choice(np.linspace(0, 1, 5), n, p=shares))


@pytest.mark.parametrize("seed", range(4))
def test_it_is_how_often_a_later_reader_rates_higher_with_scipys_interval(seed: int) -> None:
    random = np.random.default_rng(seed)
    before = ratings(random, 25, 0.1, 0.2, 0.3, 0.25, 0.15)
    after = ratings(random, 30, 0.05, 0.15, 0.25, 0.3, 0.25)
    found = rates_higher(before, after)
    pairs = np.sign(after.scores - before.scores[:, None])
    assert found.estimate == pytest.approx((pairs.mean() + 1) / 2)
    surely = brunnermunzel(before.scores, after.scores).pvalue < 0.05
    assert surely == (found.caveat == "") == (not (found.low or 0) <= 0.5 <= (found.high or 1))


def test_ratings_that_do_not_overlap_are_not_certainty() -> None:
    found = rates_higher(Readers(np.full(10, 0.25)), Readers(np.full(12, 0.75)))
    assert found.estimate == found.high == 1
    assert found.low == pytest.approx(0.025**0.1)


def test_the_same_rating_by_all_is_even_but_not_certain() -> None:
    found = rates_higher(Readers(np.full(10, 0.5)), Readers(np.full(10, 0.5)))
    assert found.estimate == 0.5
    assert (found.low or 1) < 0.4
    assert found.caveat == "cannot tell"


def test_seven_readers_are_too_few() -> None:
    assert not rates_higher(Readers(np.ones(7)), Readers(np.ones(30))).known


@pytest.mark.slow
@pytest.mark.parametrize("shift", [0.0, 0.15])
def test_the_interval_covers_the_truth(shift: float) -> None:
    random, shares = np.random.default_rng(5), np.array([0.1, 0.2, 0.3, 0.25, 0.15])
    later = shares + shift * np.array([-0.5, -0.5, 0, 0.5, 0.5])
    true = sum(later[at] * (shares[:at].sum() + shares[at] / 2) for at in range(5))
    covered = 0
    for _ in range(1500):
        found = rates_higher(ratings(random, 25, *shares), ratings(random, 25, *later))
        covered += (found.low or 0) <= true <= (found.high or 1)
    assert covered / 1500 == pytest.approx(0.95, abs=0.015)
