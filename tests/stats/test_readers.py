from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from tellback.stats.readers import by_reader


def test_a_reader_counts_once_however_much_they_mark() -> None:
    readers = by_reader(["ana", "ben", "ana", "ana", "ben"], [1, 0, 1, 0, 1])
    assert readers.scores.tolist() == pytest.approx([2 / 3, 1 / 2])
    assert len(readers) == 2


def test_readers_keep_the_order_in_which_they_came() -> None:
    assert by_reader(["carla", "ana", "carla"], [0, 1, 0]).scores.tolist() == [0, 1]


def test_nobody_has_no_scores() -> None:
    assert len(by_reader([], [])) == 0


@pytest.mark.parametrize("score", [-0.1, 1.5, float("nan")])
def test_a_score_beyond_its_scale_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        by_reader(["ana"], [score])


def test_a_score_without_a_reader_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its reader"):
        by_reader(["ana"], [1, 0])


def test_counting_marks_as_witnesses_would_name_winners_where_there_are_none() -> None:
    """30 readers of each of two equal versions, 40 sentences, readers who differ by a standard deviation of 1 log odds:
    what is known of the marks taken singly says "different" eight times as often as it may. By reader it does not."""
    random = np.random.default_rng(5)
    ease = random.normal(-1, 1, (1000, 2, 30, 1))
    marks = random.random((1000, 2, 30, 40)) < 1 / (1 + np.exp(-ease))
    shares = marks.mean(axis=(2, 3))
    error = np.sqrt(2 * shares.mean(axis=1) * (1 - shares.mean(axis=1)) / (30 * 40))
    singly = (np.abs(shares[:, 1] - shares[:, 0]) > 1.96 * error).mean()
    who = np.repeat(np.arange(30), 40)
    means = np.array([[by_reader(who.tolist(), side.ravel()).scores for side in world] for world in marks[:300]])
    by_person = (stats.ttest_ind(means[:, 0], means[:, 1], axis=1, equal_var=False).pvalue < 0.05).mean()
    assert singly > 0.35
    assert by_person < 0.08
