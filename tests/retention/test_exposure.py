from __future__ import annotations

import numpy as np
import pytest

from simulated import ORIGIN, lives_of, world
from tellback.people.level import Changes
from tellback.people.lives import Lives
from tellback.retention.exposure import (
    ANSWERED,
    FRESH,
    NEVER,
    NONE,
    OLD,
    RECENT,
    UNANSWERED,
    UNKNOWN,
    Episodes,
    episodes,
    watch,
)
from tellback.retention.heard import Heard


def heard(*said: tuple[int, int, int]) -> Heard:
    """Complaints as (customer, day, answered on; 0 never)."""
    columns = np.array(said, np.int64).reshape(-1, 3)
    return Heard(columns[:, 0], columns[:, 1].astype(np.int32), columns[:, 2].astype(np.int32))


def of(lives: Lives, said: Heard, entry: int = 0, complaints_from: int = 0) -> Episodes:
    return episodes(watch(lives, entry, complaints_from), said)


def stretches(found: Episodes, level: str = "since") -> list[tuple[int, int, int]]:
    """(start, stop, level) in order, neighbours of the same level joined."""
    rows: list[tuple[int, int, int]] = []
    for start, stop, held in sorted(zip(found.start, found.stop, getattr(found, level), strict=True)):
        if rows and rows[-1][1:] == (start, held):
            rows[-1] = (rows[-1][0], int(stop), int(held))
        else:
            rows.append((int(start), int(stop), int(held)))
    return rows


def test_a_complaint_counts_from_the_day_after_it_and_ages() -> None:
    found = of(lives_of([1], [100], [400], [1]), heard((1, 110, 0)))
    assert stretches(found) == [(0, 10, NEVER), (10, 40, FRESH), (40, 100, RECENT), (100, 300, OLD)]
    assert found.ending[np.argmax(found.stop)] == 1 and found.ending.sum() == 1


def test_a_complaint_on_the_last_day_is_no_exposure() -> None:
    assert stretches(of(lives_of([1], [100], [150], [1]), heard((1, 150, 0)))) == [(0, 50, NEVER)]
    assert stretches(of(lives_of([1], [100], [150], [1]), heard((1, 149, 0)))) == [(0, 49, NEVER), (49, 50, FRESH)]


def test_a_second_complaint_begins_a_new_month_and_is_counted() -> None:
    found = of(lives_of([1], [100], [300], [0]), heard((1, 110, 0), (1, 130, 0), (1, 130, 0)))
    assert stretches(found) == [(0, 10, NEVER), (10, 60, FRESH), (60, 120, RECENT), (120, 200, OLD)]
    assert stretches(found, "count") == [(0, 10, 0), (10, 30, 1), (30, 200, 3)]


def test_a_complaint_counts_as_answered_from_the_day_after_the_answer() -> None:
    found = of(lives_of([1], [100], [200], [1]), heard((1, 110, 125)))
    assert stretches(found, "reply") == [(0, 10, NONE), (10, 25, UNANSWERED), (25, 100, ANSWERED)]


def test_a_customer_is_unanswered_while_any_complaint_is() -> None:
    found = of(lives_of([1], [100], [200], [1]), heard((1, 110, 150), (1, 120, 130), (1, 160, 0)))
    wanted = [(0, 10, NONE), (10, 50, UNANSWERED), (50, 60, ANSWERED), (60, 100, UNANSWERED)]
    assert stretches(found, "reply") == wanted


def test_whoever_left_before_everything_was_recorded_is_not_watched() -> None:
    found = of(lives_of([1, 2], [100, 100], [150, 400], [1, 1]), heard((2, 130, 0)), entry=200)
    assert stretches(found) == [(100, 120, RECENT), (120, 300, OLD)]
    assert set(found.spell.tolist()) == {1}


def test_customers_from_before_complaints_were_recorded_start_unknown() -> None:
    found = of(lives_of([1], [100], [400], [1]), heard((1, 250, 0)), entry=200, complaints_from=200)
    assert stretches(found)[:2] == [(100, 150, UNKNOWN), (150, 180, FRESH)]
    assert stretches(found, "count") == [(100, 300, -1)]


def test_whoever_has_no_first_day_is_not_watched() -> None:
    assert len(of(lives_of([1], [0], [400], [1]), heard((1, 250, 0)), entry=200)) == 0


def test_a_complaint_is_remembered_when_a_customer_comes_back() -> None:
    found = of(lives_of([1, 1], [100, 300], [200, 500], [1, 1]), heard((1, 150, 0)))
    second = found.where(found.spell == 1)
    assert stretches(second) == [(0, 200, OLD)]


def test_usage_counts_from_the_day_after_it_changed() -> None:
    lives = lives_of([1], [100], [200], [1], usage=[0])
    changed = Changes(np.array([0]), np.array([130], np.int32), np.array([1], np.int16))
    found = of(Lives(**{name: getattr(lives, name) for name in Lives.__slots__} | {"usage_changes": changed}), heard())
    assert stretches(found, "usage") == [(0, 30, 0), (30, 100, 1)]


@pytest.mark.parametrize("seed", range(5))
def test_episodes_last_as_long_as_the_spells_to_the_day(seed: int) -> None:
    made = world(seed, 400)
    watched = watch(made.lives, ORIGIN, ORIGIN - 100 * seed)
    found = episodes(watched, made.heard)
    spells = (made.lives.stop - watched.begin)[watched.watched]
    assert int((found.stop - found.start).sum()) == int(spells.sum())
    assert int(found.ending.astype(int).sum()) == int(made.lives.ending[watched.watched].astype(int).sum())


@pytest.mark.parametrize("seed", range(5))
def test_every_day_of_every_customer_is_what_reading_their_history_says(seed: int) -> None:
    dice = np.random.default_rng(seed)
    starts = dice.integers(100, 200, 30)
    lives = lives_of(np.arange(1, 31), starts, starts + dice.integers(1, 300, 30), dice.integers(0, 3, 30))
    said = [
        (int(who), day := int(dice.integers(90, 500)), int(dice.choice([0, day, day + 7, day + 50])))
        for who in dice.integers(1, 31, 60)
    ]
    found = of(lives, heard(*said), entry=150, complaints_from=120)
    days = 0
    for spell, start, stop, since, reply, count in zip(
        found.spell, found.start, found.stop, found.since, found.reply, found.count, strict=True
    ):
        for day in range(lives.start[spell] + start + 1, lives.start[spell] + stop + 1):
            mine = [(at, answer) for who, at, answer in said if who == lives.customer[spell] and at < day]
            assert (since, reply, count) == told(mine, day, bool(lives.start[spell] < 120))
            days += 1
    assert days == sum(max(0, stop - max(start, 150)) for start, stop in zip(lives.start, lives.stop, strict=True))


def told(mine: list[tuple[int, int]], day: int, unknown: bool) -> tuple[int, int, int]:
    if not mine:
        return UNKNOWN if unknown else NEVER, NONE, -1 if unknown else 0
    gone = day - max(at for at, _ in mine)
    waiting = any(not answer or answer >= day for _, answer in mine)
    age = FRESH if gone <= 30 else RECENT if gone <= 90 else OLD
    return age, UNANSWERED if waiting else ANSWERED, -1 if unknown else min(len(mine), 3)
