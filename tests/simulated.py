"""Customers whose truth is known, made as the plan's simulation makes them (reference STATISTICS, section 2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tellback.people.level import Changes
from tellback.people.lives import Lives
from tellback.retention.heard import Heard

ORIGIN = 738_000
"""The first day on which anything is recorded; the window is two years."""
WINDOW = 730
Effect = Callable[[NDArray[np.int64], NDArray[np.bool_]], NDArray[np.float64]]
"""From days since the last complaint (-1 never) and whether all are answered to how many times as often they leave."""


@dataclass(frozen=True)
class World:
    lives: Lives
    heard: Heard


def no_effect(since: NDArray[np.int64], answered: NDArray[np.bool_]) -> NDArray[np.float64]:
    return np.ones(len(since))


def open_doubles(since: NDArray[np.int64], answered: NDArray[np.bool_]) -> NDArray[np.float64]:
    return np.where(since < 0, 1.0, np.where(answered, 1.1, 2.0))


def bad_month(since: NDArray[np.int64], answered: NDArray[np.bool_]) -> NDArray[np.float64]:
    return np.where((since >= 0) & (since < 30), 3.0, 1.0)


@cache
def world(seed: int, customers: int = 5_000, effect: Effect = no_effect, segments: int = 1) -> World:
    """Customers since up to two years before the window, 40 % of them heavy users, leaving less and complaining more.

    They leave by tenure (6, 3, 1.5 % a month), are answered after a week or so, and fail to pay now and then.
    """
    dice = np.random.default_rng(seed)
    since = dice.integers(-WINDOW, WINDOW, customers)
    heavy = dice.random(customers) < 0.4
    last = np.full(customers, -1_000_000)
    reply = np.full(customers, -1)
    alive = np.ones(customers, bool)
    stop, ending = np.full(customers, WINDOW), np.zeros(customers, np.int8)
    said: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []
    for day in range(-WINDOW + 1, WINDOW + 1):
        at = np.flatnonzero(alive & (since < day))
        tenure = day - since[at]
        base = np.where(tenure < 90, 0.06, np.where(tenure < 365, 0.03, 0.015)) / 30.4
        gone = np.where(last[at] > -1_000_000, day - 1 - last[at], -1)
        hazard = base * np.where(heavy[at], 0.6, 1.0) * effect(gone, (reply[at] >= 0) & (reply[at] < day))
        left = dice.random(len(at)) < hazard
        failed = ~left & (dice.random(len(at)) < 0.003 / 30.4)
        ends = at[left | failed]
        stop[ends], alive[ends] = day, False
        ending[at[left]], ending[at[failed]] = 1, 2
        stays = at[~(left | failed)]
        speaks = stays[dice.random(len(stays)) < 0.04 / 30.4 * np.where(heavy[stays], 2.5, 1.0)]
        last[speaks] = day
        reply[speaks] = np.where(dice.random(len(speaks)) < 0.7, day + dice.integers(1, 15, len(speaks)), -1)
        said.append((speaks, np.full(len(speaks), day), reply[speaks].copy()))
    kept = stop > 0
    return _arrays((since, stop, ending, heavy), kept, said, dice.integers(0, segments, customers))


def _arrays(
    life: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int8], NDArray[np.bool_]],
    kept: NDArray[np.bool_],
    said: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]],
    segment: NDArray[np.int64],
) -> World:
    since, stop, ending, heavy = (each[kept] for each in life)
    number = np.where(kept, np.cumsum(kept), 0)
    who, day, reply = (np.concatenate(parts) for parts in zip(*said, strict=True))
    heard = kept[who]
    answered = np.where((reply >= 0) & (reply <= WINDOW), reply + ORIGIN, 0)
    return World(
        lives_of(number[kept], since + ORIGIN, stop + ORIGIN, ending, usage=heavy, segment=segment[kept]),
        Heard(number[who][heard], (day + ORIGIN)[heard].astype(np.int32), answered[heard].astype(np.int32)),
    )


def lives_of(customer: object, start: object, stop: object, ending: object, **levels: object) -> Lives:
    """Lives, spell by spell, with usage and segment where they are given."""
    who, begin, end = np.asarray(customer, np.int64), np.asarray(start, np.int32), np.asarray(stop, np.int32)
    unknown = np.full(len(who), -1, np.int16)
    none = Changes(np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int16))
    usage = np.asarray(levels.get("usage", unknown), np.int16)
    segment = np.asarray(levels.get("segment", unknown), np.int16)
    names = tuple(f"segment {at}" for at in range(int(segment.max(initial=-1)) + 1))
    return Lives(
        customer=who,
        start=begin,
        stop=end,
        first=begin,
        ending=np.asarray(ending, np.int8),
        decided=np.zeros(len(who), np.int32),
        plan=unknown,
        plan_names=(),
        segment=segment,
        segment_names=names,
        usage=usage,
        usage_names=("light", "heavy"),
        revenue=np.full(len(who), np.nan),
        plan_changes=none,
        usage_changes=none,
    )
