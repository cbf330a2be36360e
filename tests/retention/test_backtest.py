"""Worlds whose truth is known: the look back finds what is there, and nothing where nothing is."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from numpy.typing import NDArray

from tellback.retention.backtest import BackTest, Look, backtest
from tellback.retention.look_back import Signs, Stays, fell_quiet, quiet_on, since, waited, waiting_on

DAYS = 720
FIRST = 738_000
MONTHS = range(FIRST + 210, FIRST + DAYS - 90, 30)
NEVER = 10**7


def lived(seed: int, factor: float, customers: int = 3000) -> tuple[Stays, Signs]:
    """Customers who write at their own pace until some fall quiet for good; the quiet leave `factor` times as often.

    Half begin before the first day. Three in a hundred leave a month, and as many fall quiet.
    """
    draws = np.random.default_rng(seed)
    pace = draws.gamma(2.0, 1 / 16.0, customers)
    start = np.maximum(0, draws.integers(-360, 360, customers))
    silent = start + draws.exponential(1000, customers)
    left = start + draws.exponential(1000, customers)
    left = np.where(left < silent, left, silent + draws.exponential(1000 / factor, customers))
    writes = draws.random((customers, DAYS)) < pace[:, None]
    days = np.arange(DAYS)
    writes &= (days >= start[:, None]) & (days < np.minimum(silent, left)[:, None])
    place, day = writes.nonzero()
    stop, ending = np.minimum(left, DAYS).astype(np.int64), (left < DAYS).astype(np.int64)
    return stays_of(start + FIRST, stop + FIRST, ending), signs_of(place, day + FIRST)


def stays_of(start: object, stop: object, ending: object, decided: int = NEVER) -> Stays:
    begins = np.array(start)
    whole = np.arange(len(begins))
    return Stays(len(begins), whole, begins, np.array(stop), np.array(ending), np.full(len(begins), decided))


def signs_of(place: object, day: object, until: int = NEVER) -> Signs:
    days = np.array(day, np.int64)
    return Signs(np.array(place, np.int64), days, np.full(len(days), until))


def looked_back(seed: int, factor: float, customers: int = 3000) -> BackTest:
    stays, heard = lived(seed, factor, customers)
    return backtest(fell_quiet(stays, heard, MONTHS), customers)


def flags(*values: int) -> NDArray[np.bool_]:
    return np.array(values, np.bool_)


def test_where_the_quiet_leave_three_times_as_often_the_look_back_finds_it() -> None:
    found = looked_back(seed=1, factor=3.0)
    assert found.better == "yes"
    assert found.ratio.low is not None and found.ratio.low > 1.7
    assert found.ratio.high is not None and found.ratio.high < 3.2
    assert (found.days, found.flagged.customers >= 500, found.flagged.leavers >= 200) == (14, True, True)


def test_where_silence_means_nothing_the_look_back_says_so() -> None:
    words = Counter(looked_back(seed, factor=1.0, customers=600).better for seed in range(12))
    assert words["no"] >= 10


@pytest.mark.slow
def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    ratios = [looked_back(seed, factor=1.0, customers=800).ratio for seed in range(200)]
    held = sum(ratio.low <= 1 <= ratio.high for ratio in ratios if ratio.low is not None and ratio.high is not None)
    assert 0.91 <= held / len(ratios) <= 0.985


def test_a_few_customers_are_too_few_to_tell() -> None:
    found = looked_back(seed=3, factor=3.0, customers=40)
    assert (found.better, found.ratio.known) == ("", False)
    assert found.ratio.caveat.startswith("needs at least")


def test_nobody_at_all_is_no_flaw() -> None:
    found = backtest([], customers=0)
    assert (found.days, found.flagged.cases, found.ratio.caveat) == (
        0, 0, "needs at least 20 customers flagged, has 0")  # fmt: skip


def test_a_year_in_which_more_left_and_more_were_flagged_is_no_foresight() -> None:
    """Flagged at random, 4 in 5 in the bad month, 1 in 5 in the good: plain shares differ, the ratio does not."""
    draws = np.random.default_rng(0)
    looks = []
    for day, flagged, left in (("2025-01-01", 0.2, 0.02), ("2025-02-01", 0.8, 0.2)):
        everybody = np.ones(4000, np.bool_)
        looks.append(Look(day, everybody, everybody, draws.random(4000) < flagged, draws.random(4000) < left))
    found = backtest(looks, 4000)
    assert found.flagged.share.estimate is not None and found.others.share.estimate is not None
    assert found.flagged.share.estimate > 2.5 * found.others.share.estimate
    assert found.better == "no"


def test_the_same_customer_month_after_month_is_one_customer() -> None:
    everybody = np.ones(30, np.bool_)
    flagged = np.arange(30) < 15
    found = backtest(
        [Look(f"2025-{month:02}-01", everybody, everybody, flagged, everybody) for month in range(1, 9)], 30
    )
    assert (found.flagged.cases, found.flagged.customers, found.better) == (120, 15, "")


def test_by_hand_the_ratio_is_the_share_of_the_flagged_over_that_of_the_others() -> None:
    flagged, left = np.arange(200) < 40, np.arange(200) % 10 == 0
    left |= np.arange(200) < 12
    everybody = np.ones(200, np.bool_)
    found = backtest([Look("2025-01-01", everybody, everybody, flagged, left)], 200)
    assert (found.flagged.left, found.others.left) == (14, 16)
    assert found.ratio.estimate == pytest.approx((14 / 40) / (16 / 160))
    assert found.ratio.high is not None
    assert np.log(found.ratio.high / 3.5) / 1.96 == pytest.approx(np.sqrt(1 / 14 - 1 / 40 + 1 / 16 - 1 / 160), rel=1e-3)


def test_who_has_decided_to_go_or_is_gone_or_not_yet_come_is_not_compared() -> None:
    stays = stays_of([100, 100, 100, 300], [200, 250, 400, 400], [1, 1, 0, 0])
    assert list(since(stays, 220)) == [-1, 100, 100, -1]
    assert list(since(stays, 250)) == [-1, -1, 100, -1]
    assert list(since(stays_of([100], [400], [1], decided=220), 220)) == [-1]
    assert list(since(stays_of([100], [400], [1], decided=221), 220)) == [100]
    assert list(since(stays, 400)) == [-1, -1, 100, 300]


def test_what_was_heard_later_changes_nothing_on_the_day() -> None:
    stays, heard = stays_of([0], [1000], [0]), list(range(100, 200, 10))
    before = quiet_on(stays, signs_of([0] * 10, heard), 300)
    after = quiet_on(stays, signs_of([0] * 12, [*heard, 301, 320]), 300)
    assert [list(flag) for flag in before] == [list(flag) for flag in after] == [[True], [True]]
    assert list(quiet_on(stays, signs_of([0] * 11, [*heard, 299]), 300)[1]) == [False]


def test_only_what_was_heard_since_they_last_came_counts() -> None:
    stays = Stays(1, *(np.array(each) for each in ([0, 0], [0, 500], [200, 1000], [1, 0], [NEVER, NEVER])))
    heard = signs_of([0] * 12, [*range(50, 170, 12), 510, 520])
    assert list(quiet_on(stays, heard, 900)[0]) == [False]


def test_a_complaint_is_open_until_the_day_it_was_answered() -> None:
    stays, complaint = stays_of([0], [1000], [0]), signs_of([0], [100], until=130)
    assert [bool(waiting_on(stays, complaint, day)[0]) for day in (99, 100, 129, 130)] == [False, True, True, False]


def test_those_with_an_open_complaint_are_held_against_all_others() -> None:
    stays = stays_of([0, 0, 0], [150, 400, 400], [1, 0, 0])
    [look] = waited(stays, signs_of([0, 1], [90, 200]), [100])
    assert (list(look.compared), list(look.flagged), list(look.left)) == (
        [True] * 3,
        [True, False, False],
        [True, False, False],
    )


def test_who_ended_because_a_payment_failed_did_not_choose_to() -> None:
    stays = stays_of([0, 0, 0], [150, 150, 191], [1, 2, 1])
    [look] = waited(stays, signs_of([], []), [100])
    assert list(look.left) == [True, False, False]
