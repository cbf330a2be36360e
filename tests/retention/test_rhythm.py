"""A customer's own rhythm: what it allows, and what it does not."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellback.retention.rhythm import HOLIDAY, LEVEL, Rhythms, chance, quiet, rhythms

days = st.lists(st.integers(0, 700), min_size=1, max_size=15)
many = st.lists(days, min_size=1, max_size=4)
unhurried = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def heard(*each: list[int]) -> Rhythms:
    """Each list is one customer's days."""
    owner = np.repeat(np.arange(len(each)), [len(list_) for list_ in each])
    return rhythms(owner, np.array([day for list_ in each for day in list_], np.int64))


def is_quiet(list_: list[int], today: int) -> bool:
    return bool(quiet(heard(list_), today)[0])


def renewal(seed: int, customers: int, mean: float, shape: float, window: int = 720) -> Rhythms:
    """Customers whose gaps are gamma with one shape, each at a pace of their own, looked at on the last day."""
    draws = np.random.default_rng(seed)
    pace = mean / draws.gamma(1.5, 1 / 1.5, customers)
    owner, day = list[NDArray[np.int64]](), list[NDArray[np.int64]]()
    for who in range(customers):
        times = draws.gamma(shape, pace[who] / shape, int(3 * (window + 500) / pace[who]) + 20).cumsum() - 500
        kept = times[(times >= 0) & (times < window)].astype(np.int64)
        owner.append(np.full(len(kept), who))
        day.append(kept)
    return rhythms(np.concatenate(owner), np.concatenate(day))


def test_who_wrote_every_week_and_not_for_two_months_is_quiet() -> None:
    weekly = list(range(0, 200, 7))
    assert [is_quiet(weekly, weekly[-1] + silent) for silent in (7, 14, 60)] == [False, False, True]


def test_two_months_are_nothing_for_who_writes_twice_a_year() -> None:
    seldom = [0, 180, 370, 540, 725]
    assert [is_quiet(seldom, seldom[-1] + silent) for silent in (60, 200)] == [False, False]
    assert is_quiet(seldom, seldom[-1] + 800)


def test_a_silence_they_came_back_from_before_is_no_sign() -> None:
    ill = [*range(0, 100, 5), *range(250, 350, 5)]
    assert [is_quiet(ill, 345 + silent) for silent in (100, 155, 200)] == [False, False, True]


def test_a_holiday_is_no_silence() -> None:
    daily = list(range(100))
    assert [is_quiet(daily, 99 + silent) for silent in (HOLIDAY, HOLIDAY + 1)] == [False, True]


def test_weekends_are_part_of_a_rhythm() -> None:
    workdays = [day for day in range(200) if day % 7 < 5]
    assert not any(is_quiet([day for day in workdays if day <= today], today) for today in range(100, 200))


def test_for_one_customer_of_pure_chance_it_is_the_sighting_record() -> None:
    """Solow (1993): ten sightings in 100 days after the first, then silence."""
    draws = np.random.default_rng(5)
    lists = [sorted({0, 100, *draws.choice(np.arange(1, 100), 9, replace=False)}) for _ in range(300)]
    found = chance(heard(*[list(map(int, each)) for each in lists]), 130)
    assert np.median(found) == pytest.approx((100 / 130) ** 10, abs=0.03)


@pytest.mark.parametrize(("shape", "most"), [(0.5, 0.12), (1.0, 0.065), (3.0, 0.035)])
@pytest.mark.parametrize("mean", [30, 150])
def test_who_is_as_ever_is_seldom_called_quiet(shape: float, most: float, mean: float) -> None:
    """Nobody has changed. Where gaps come by chance, no more than the level says, also for those with few of them."""
    found = renewal(1, 1500, mean, shape)
    silent = quiet(found, 719)
    few = found.gaps < 4
    assert silent.mean() <= most
    assert silent[few].mean() <= most + 0.03


def test_who_stopped_is_called_quiet_the_sooner_the_more_often_they_wrote() -> None:
    found = renewal(2, 1000, 20, 1.0, window=360)
    often = found.gaps > 20
    share = [quiet(found, 359 + later)[often].mean() for later in (0, 30, 60, 120)]
    assert share[0] < LEVEL < 0.3 < share[1] < share[2] < share[3]
    assert share[3] > 0.95


@unhurried
@given(many, st.integers(0, 400))
def test_who_was_heard_on_fewer_than_three_days_is_never_flagged(lists: list[list[int]], later: int) -> None:
    found = heard(*lists)
    assert list(found.customer) == [who for who, each in enumerate(lists) if len(set(each)) > 2]
    assert len(quiet(found, 700 + later)) == len(found.customer)


@unhurried
@given(many, st.integers(0, 400))
def test_chances_are_chances_and_fall_with_the_silence(lists: list[list[int]], later: int) -> None:
    found = heard(*lists)
    now, then = chance(found, 700 + later), chance(found, 701 + later)
    assert ((now >= 0) & (now <= 1 + 1e-12)).all()
    assert (then <= now + 1e-12).all()


@unhurried
@given(many, st.integers(0, 400))
def test_who_is_quiet_stays_so_until_heard(lists: list[list[int]], later: int) -> None:
    found = heard(*lists)
    assert not (quiet(found, 700 + later) & ~quiet(found, 701 + later)).any()


@unhurried
@given(many)
def test_the_order_of_the_days_and_their_repeats_change_nothing(lists: list[list[int]]) -> None:
    shuffled = [[*reversed(each), each[0]] for each in lists]
    one, other = heard(*lists), heard(*shuffled)
    assert (chance(one, 800) == chance(other, 800)).all()


@unhurried
@given(days)
def test_what_is_known_of_gaps_is_what_stands_there(list_: list[int]) -> None:
    kept = sorted(set(list_))
    gaps = [later - earlier for earlier, later in pairwise(kept)]
    found = heard(list_)
    if len(gaps) < 2:
        assert not len(found.gaps)
        return
    numbers = (found.gaps[0], found.heard[0], found.longest[0], found.last[0])
    assert numbers == (len(gaps), sum(gaps), max(gaps), kept[-1])


@unhurried
@given(days.filter(lambda each: len(set(each)) > 2), st.integers(2, 5))
def test_time_has_no_unit(list_: list[int], unit: int) -> None:
    """Twice as slow a life with a silence twice as long is as surprising."""
    today = max(list_) + 50
    slow = chance(heard([day * unit for day in list_]), today * unit)
    assert slow[0] == pytest.approx(chance(heard(list_), today)[0], abs=1e-9)
