from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from ville import BettingCS

from tellback.stats.betting import ENOUGH, against_half, difference, interval, log_wealth, mean
from tellback.stats.preference import log_evidence
from tellback.stats.readers import Readers


def ratings(seed: int) -> np.ndarray:
    """Ratings 1 to 5 as scores, of 8 to 60 readers who mostly agree or mostly do not."""
    random = np.random.default_rng(seed)
    return random.choice(np.linspace(0, 1, 5), random.integers(8, 60), p=random.dirichlet(np.full(5, 0.6)))


def won(pairs: np.ndarray, looks: np.ndarray) -> np.ndarray:
    """For each world of shape (worlds, n) and look: whether equal versions are ruled out, by scores of a few values."""
    values = np.unique(pairs)
    counts = np.stack([(pairs == value).cumsum(axis=1)[:, looks - 1] for value in values], axis=-1).astype(float)
    return log_wealth(values, counts.reshape(-1, len(values)), np.array([0.5])).reshape(counts.shape[:2]) >= ENOUGH


@pytest.mark.parametrize("seed", range(6))
def test_the_interval_is_where_the_wager_has_not_won(seed: int) -> None:
    scores = ratings(seed)
    low, high = interval(scores)
    assert 0 <= low <= scores.mean() <= high <= 1
    values, counts = np.unique(scores, return_counts=True)
    means = np.linspace(0.001, 0.999, 41)
    stands = log_wealth(values, counts.astype(float), means) < ENOUGH
    inside = (low < means) & (means < high)
    assert (stands == inside).all()


@pytest.mark.parametrize("seed", range(6))
def test_turning_the_scores_round_turns_the_interval_round(seed: int) -> None:
    scores = ratings(seed)
    low, high = interval(scores)
    assert interval(1 - scores) == pytest.approx((1 - high, 1 - low), abs=1e-6)


@pytest.mark.parametrize(("new", "old"), [(0, 0), (0, 9), (17, 3), (24, 24), (300, 200)])
def test_yes_and_no_are_judged_by_the_exact_evidence_of_preferences(new: int, old: int) -> None:
    wealth = log_wealth(np.array([0.0, 1.0]), np.array([old, new], float), np.array([0.5]))[0]
    assert wealth == pytest.approx(log_evidence(new, old), abs=1e-9)


def test_the_order_of_readers_does_not_matter() -> None:
    random = np.random.default_rng(0)
    scores = random.choice([0, 0.25, 0.5, 0.75, 1], 40)
    assert mean(Readers(scores)) == mean(Readers(np.sort(scores)))


def test_below_eight_readers_only_their_words_are_shown() -> None:
    seven, eight = (mean(Readers(np.ones(n))) for n in (7, 8))
    assert not seven.known
    assert seven.caveat == "needs at least 8 readers, has 7: only their words can be shown"
    assert eight.known


def test_a_difference_is_above_zero_where_the_later_version_is_ahead() -> None:
    before, after = Readers(np.repeat([0.0, 1.0], [30, 10])), Readers(np.repeat([0.75, 1.0], [30, 15]))
    ahead, behind = difference(before, after), difference(after, before)
    assert ahead.low is not None
    assert ahead.low > 0
    assert ahead.n == 40
    assert ahead.caveat == ""
    assert behind == replace(behind, low=-(ahead.high or 0), high=-ahead.low, estimate=-(ahead.estimate or 0))


def test_what_cannot_be_told_says_how_many_more_readers_it_would_take() -> None:
    found = against_half([np.repeat([0.0, 1.0], [8, 16])])[0]
    assert found.low is not None
    assert found.low < 0.5
    assert found.caveat == "cannot tell, about 80 more readers if they go on like this"
    even = against_half([np.repeat([0.0, 1.0], [12, 12])])[0]
    assert even.caveat == "cannot tell: about even so far, and 2,000 more readers would hardly change that"


def test_the_printed_estimate_is_pooled_and_inside_its_interval() -> None:
    alone, beside = against_half([np.ones(10)])[0], against_half([np.ones(10)] + 8 * [np.repeat([0.0, 1.0], 12)])[0]
    for found in (alone, beside):
        assert 0.5 < (found.low or 0) <= (found.estimate or 0) < 1
    assert (beside.estimate or 1) < (alone.estimate or 0)


@pytest.mark.parametrize("seed", range(3))
def test_ville_finds_nearly_the_same_interval(seed: int) -> None:
    scores = np.random.default_rng(seed).beta(3, 2, 200)
    theirs, ours = BettingCS().update(scores).interval(), interval(scores)
    assert ours == pytest.approx(theirs, abs=0.06)
    assert 0.6 < (ours[1] - ours[0]) / (theirs[1] - theirs[0]) < 1.2


@pytest.mark.slow
@pytest.mark.parametrize("scale", [2, 5])
def test_peeking_names_no_more_than_one_false_winner_in_twenty_at_any_horizon(scale: int) -> None:
    """Looked at after every fifth reader of each version, yes or no at 30 %, or ratings 1 to 5."""
    random = np.random.default_rng(scale)
    chances = [0.7, 0.3] if scale == 2 else [0.1, 0.2, 0.3, 0.25, 0.15]
    before, after = random.choice(np.linspace(0, 1, scale), (2, 2000, 500), p=chances)
    looks = np.arange(10, 501, 5)
    false = won((after - before + 1) / 2, looks)
    for horizon in (50, 100, 200, 500):
        assert false[:, looks <= horizon].any(axis=1).mean() <= 0.04, horizon


@pytest.mark.slow
def test_twenty_points_more_are_seen_about_as_often_as_they_may_be() -> None:
    random = np.random.default_rng(1)
    pairs = (1.0 * (random.random((3000, 200)) < 0.5) - (random.random((3000, 200)) < 0.3) + 1) / 2
    looks = np.arange(10, 201, 5)
    seen = won(pairs, looks)
    power = [seen[:, looks <= horizon].any(axis=1).mean() for horizon in (50, 100, 200)]
    assert power == pytest.approx([0.21, 0.48, 0.86], abs=0.03)


@pytest.mark.slow
def test_the_interval_covers_the_mean_at_every_moment() -> None:
    values, chances = np.linspace(0, 1, 5), np.array([0.05, 0.1, 0.2, 0.3, 0.35])
    scores = np.random.default_rng(2).choice(values, (2000, 200), p=chances)
    counts = np.stack([(scores == value).cumsum(axis=1)[:, 9::10] for value in values], axis=-1).astype(float)
    wealth = log_wealth(values, counts.reshape(-1, 5), np.array([values @ chances])).reshape(2000, -1)
    assert (wealth >= ENOUGH).any(axis=1).mean() <= 0.05


@pytest.mark.slow
def test_ville_names_nearly_the_same_winners_on_the_same_streams() -> None:
    random = np.random.default_rng(3)
    pairs = (1.0 * (random.random((300, 100)) < 0.55) - (random.random((300, 100)) < 0.3) + 1) / 2
    ours = won(pairs, np.arange(10, 101)).any(axis=1)
    theirs = [BettingCS(grid=201).update(scores).interval()[0] > 0.5 for scores in pairs]
    assert (ours == theirs).mean() > 0.85
    assert ours.mean() == pytest.approx(np.mean(theirs), abs=0.06)
