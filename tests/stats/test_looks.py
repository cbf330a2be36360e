from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from tellback.stats.looks import BOUND, difference_as_planned, due, preference_as_planned
from tellback.stats.readers import Readers


def test_the_bound_is_pococks() -> None:
    looks = np.arange(1, 6)
    together = np.sqrt(np.minimum.outer(looks, looks) / np.maximum.outer(looks, looks))
    inside = multivariate_normal(cov=together).cdf(np.full(5, BOUND), lower_limit=np.full(5, -BOUND), rng=1)
    assert inside == pytest.approx(0.95, abs=0.0005)


def test_looks_are_due_at_each_fifth_of_the_readers() -> None:
    assert due(100) == [20, 40, 60, 80, 100]
    with pytest.raises(ValueError, match="at least 40"):
        due(39)


def test_between_looks_nothing_changes() -> None:
    random = np.random.default_rng(1)
    before, after = ((random.random(100) < share).astype(float) for share in (0.4, 0.5))
    at_forty, at_fifty_nine = (difference_as_planned(Readers(before[:n]), Readers(after[:n]), 100) for n in (40, 59))
    assert at_forty == at_fifty_nine
    assert at_forty.n == 40
    assert at_forty.caveat == "cannot tell; the next look is due at 60 readers"


def test_the_first_look_is_waited_for() -> None:
    found = preference_as_planned(Readers(np.ones(19)), 100)
    assert not found.known
    assert found.caveat == "the first look is due at 20 readers"


def test_a_winner_named_stays_named() -> None:
    chosen = np.r_[np.ones(18), np.zeros(2), np.zeros(80)]
    first, last = (preference_as_planned(Readers(chosen[:n]), 100) for n in (20, 100))
    assert first == last
    assert first.n == 20
    assert 0.5 < (first.low or 0) <= (first.estimate or 0) < 0.9
    assert first.caveat == ""


def test_after_the_last_look_there_is_no_other() -> None:
    found = preference_as_planned(Readers(np.tile([0.0, 1.0], 50)), 100)
    assert found.caveat == "cannot tell; no further look was planned"
    assert found.estimate == 0.5


@pytest.mark.slow
@pytest.mark.parametrize("planned", [50, 100, 200, 500])
def test_five_looks_name_one_false_winner_in_twenty_and_find_twenty_points(planned: int) -> None:
    random = np.random.default_rng(planned)
    named = [0, 0]
    for at, true in enumerate((0.3, 0.5)):
        for _ in range(1000):
            before, after = (Readers((random.random(planned) < share).astype(float)) for share in (0.3, true))
            named[at] += difference_as_planned(before, after, planned).caveat == ""
    assert named[0] <= 65
    assert named[1] >= {50: 350, 100: 680, 200: 940, 500: 999}[planned]
