from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from tellback.stats.betting import ENOUGH
from tellback.stats.readers import Readers
from tellback.stats.two_by_two import blocks, log_evidence, nearest, share_difference


def yes_or_no(seed: int, n: int, share: float) -> Readers:
    return Readers((np.random.default_rng(seed).random(n) < share).astype(float))


def test_the_evidence_is_that_of_the_paper_block_by_block() -> None:
    old, new, wealth = [1, 0, 0, 1, 0], [1, 1, 0, 1, 1], 1.0
    for at in range(5):
        a, b = ((1 + sum(side[:at])) / (2 + at) for side in (old, new))
        null = (a + b) / 2
        wealth *= (a if old[at] else 1 - a) / (null if old[at] else 1 - null)
        wealth *= (b if new[at] else 1 - b) / (null if new[at] else 1 - null)
    sides = blocks(Readers(np.array(old, float)), Readers(np.array(new, float)), (1, 1))
    assert log_evidence(*sides, np.zeros(1))[0] == pytest.approx(np.log(wealth), abs=1e-6)


@pytest.mark.parametrize(("old", "new", "apart", "sizes"), [(0.2, 0.7, 0.1, (1, 1)), (0.5, 0.4, -0.3, (1, 3))])
def test_the_null_is_the_nearest_pair_of_shares(old: float, new: float, apart: float, sizes: tuple[int, int]) -> None:
    def entropy(x: float) -> float:
        y, p = np.array([x, x + apart]), np.array([old, new])
        return float(sizes @ (p * np.log(p / y) + (1 - p) * np.log((1 - p) / (1 - y))))

    bounds = (max(0, -apart) + 1e-9, min(1, 1 - apart) - 1e-9)
    best = minimize_scalar(entropy, bounds=bounds, method="bounded", options={"xatol": 1e-10}).x
    assert nearest(np.array([old]), np.array([new]), np.array([[apart]]), sizes)[0, 0] == pytest.approx(best, abs=1e-6)


def test_a_planned_majority_of_readers_is_used_whole() -> None:
    before, after = yes_or_no(1, 40, 0.3), yes_or_no(2, 120, 0.6)
    third, whole = share_difference(before, after), share_difference(before, after, (1, 3))
    assert third.n == 80
    assert whole.n == 160
    assert (whole.high or 1) - (whole.low or -1) < (third.high or 1) - (third.low or -1)
    assert (whole.low or -1) > 0


def test_what_cannot_be_told_says_what_it_would_take() -> None:
    found = share_difference(yes_or_no(1, 40, 0.3), yes_or_no(3, 40, 0.4))
    assert (found.low or 0) < 0 < (found.high or 0)
    assert found.caveat.startswith("cannot tell")
    assert "readers of each version" in found.caveat


def test_the_same_two_readers_over_and_over_are_even() -> None:
    found = share_difference(Readers(np.tile([0.0, 1.0], 10)), Readers(np.tile([0.0, 1.0], 10)))
    assert found.low == pytest.approx(-(found.high or 0), abs=1e-6)
    assert (
        found.caveat
        == "cannot tell: about even so far, and 2,000 more readers of each version would hardly change that"
    )


def test_seven_readers_and_ratings_are_refused() -> None:
    assert not share_difference(yes_or_no(1, 7, 0.5), yes_or_no(1, 70, 0.5)).known
    with pytest.raises(ValueError, match="0 or 1"):
        share_difference(Readers(np.full(9, 0.5)), Readers(np.full(9, 0.5)))


@pytest.mark.slow
@pytest.mark.parametrize(("share", "true"), [(0.3, 0.0), (0.3, 0.2), (0.05, 0.0)])
def test_the_truth_slips_out_in_no_more_than_one_stream_in_twenty(share: float, true: float) -> None:
    random, slipped = np.random.default_rng(7), 0
    for _ in range(400):
        before, after = ((random.random((200, 1)) < at).astype(float) for at in (share, share + true))
        looks = range(10, 201, 10)
        slipped += any(log_evidence(before[:n], after[:n], np.array([true]))[0] >= ENOUGH for n in looks)
    assert slipped <= 20
