"""The share of pairs in which the named one is ahead."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import mannwhitneyu, norm

from tellback.stats.concordance import concordance


def test_the_share_is_that_of_mann_and_whitney_with_ties_half() -> None:
    named, others = [0.5, 0.1, 0.3, 0.3, 0.9], [0.3, 0.2, 0.0, 0.1, 0.4, 0.3]
    verdict = concordance([True] * 5 + [False] * 6, [*named, *others])
    assert verdict.estimate == pytest.approx(mannwhitneyu(named, others).statistic / 30)
    assert verdict.n == 11


def test_it_agrees_with_the_published_example() -> None:
    """Newcombe (2006) gives the interval only through its equation: both ends must solve it."""
    verdict = concordance([True] * 10 + [False] * 20, [*range(12, 22), *range(20)])
    estimate = verdict.estimate
    assert estimate is not None
    for end in (verdict.low, verdict.high):
        assert end is not None
        error = end * (1 - end) * (1 + 14 * ((1 - end) / (2 - end) + end / (1 + end))) / 200
        assert abs(end - estimate) == pytest.approx(1.959964 * error**0.5, abs=2e-4)


def test_few_on_either_side_cannot_tell() -> None:
    assert not concordance([True] * 4 + [False] * 30, range(34)).known
    assert "3 named and 31 not" in concordance([True] * 3 + [False] * 31, range(34)).caveat


def test_certainty_is_never_claimed() -> None:
    verdict = concordance([True] * 5 + [False] * 30, [1.0] * 5 + [0.0] * 30)
    assert verdict.estimate == verdict.high == 1.0
    assert verdict.low is not None
    assert verdict.low < 0.9
    even = concordance([True] * 5 + [False] * 30, [0.0] * 35)
    assert even.estimate == 0.5


@pytest.mark.parametrize("truth", [0.5, 0.7, 0.9])
def test_the_interval_covers_as_often_as_it_says(truth: float) -> None:
    draw = np.random.default_rng(5)
    ahead = float(norm.ppf(truth)) * 2**0.5
    named = [True] * 6 + [False] * 30
    covered = 0
    for _ in range(400):
        verdict = concordance(named, [*draw.normal(ahead, 1, 6), *draw.normal(0, 1, 30)])
        assert verdict.low is not None
        assert verdict.high is not None
        covered += verdict.low <= truth <= verdict.high
    assert covered / 400 >= 0.93


def test_naming_blindly_is_found_out_among_readers_who_differ() -> None:
    """Marks of one reader belong together; a blind naming is called right or wrong in no more than one in twenty."""
    draw = np.random.default_rng(6)
    called = 0
    for _ in range(400):
        leaning, hardness = draw.normal(-1, 1, (12, 1)), draw.normal(0, 1, (1, 40))
        shares = (draw.random((12, 40)) < 1 / (1 + np.exp(-leaning - hardness))).mean(axis=0)
        verdict = concordance(list(draw.permutation([True] * 8 + [False] * 32)), list(shares))
        assert verdict.low is not None
        assert verdict.high is not None
        called += not verdict.low <= 0.5 <= verdict.high
    assert called / 400 <= 0.065
