"""Nothing that an answer shows, added up or taken away from anything else it shows, tells of fewer than k customers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from simulated import ORIGIN, WINDOW, World, bad_month, world
from tellback.retention.answer import Answer, Churn, State
from tellback.retention.churn import judge
from tellback.retention.compared import apart
from tellback.retention.exposure import episodes, watch
from tellback.retention.join import Joined
from tellback.retention.unhappy import Signs
from tellback.show.as_json import as_json
from tellback.stats.verdict import Verdict
from tellback.workspace.settings import RetentionSettings

K = 5
DAYS = RetentionSettings(
    date.fromordinal(ORIGIN).isoformat(),
    date.fromordinal(ORIGIN - 1_000).isoformat(),
    date.fromordinal(ORIGIN + WINDOW).isoformat(),
    k=K,
)


def judged(made: World) -> Churn:
    joined = Joined(made.heard, len(made.heard), len(made.heard), 0, 0, ORIGIN, ())
    return judge(made.lives, joined, Signs(np.zeros(0, np.int64), np.zeros(0, np.int32)), DAYS)


def answered(made: World) -> Answer:
    return judged(made).everybody


def members(made: World) -> dict[str, set[int]]:
    """Who was in each state, read off the episodes themselves."""
    watched = watch(made.lives, ORIGIN, ORIGIN - 1_000)
    lived = episodes(watched, made.heard)
    heard = lived.since > 0
    of = made.lives.customer[lived.spell]
    chosen = {
        "never": lived.since == 0,
        "complained": heard,
        **{name: lived.since == at for at, name in enumerate(("1-30", "31-90", "91+"), 1)},
        **{name: lived.reply == at for at, name in enumerate(("unanswered", "answered"), 1)},
        **{name: heard & (lived.count == at) for at, name in enumerate(("1", "2", "3+"), 1)},
        **{f"segment {at}": heard & (lived.segment == at) for at in range(8)},
        "first year": heard & (lived.start < 365),
        "later": heard & (lived.stop > 365),
    }
    return {name: set(of[each].tolist()) for name, each in chosen.items()}


def partitions(found: Answer) -> list[tuple[State | None, tuple[State, ...]]]:
    """Each whole with the states that add up to it."""
    ways = (found.since, found.answered, found.counted, found.segments, found.tenure)
    return [(found.overall, each) for each in ways]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("customers", [25, 60, 150])
def test_no_difference_of_what_is_shown_is_about_few(seed: int, customers: int) -> None:
    made = world(seed, customers, bad_month, segments=8)
    found = answered(made)
    who = members(made)
    sides = tuple(state for state in (found.baseline, found.overall) if state)
    for whole, parts in [(None, sides), *partitions(found)]:
        hidden = set[int]()
        for part in parts:
            assert part.hidden or part.customers == len(who[part.name])
            assert part.hidden or not who[part.name] or len(who[part.name]) >= K
            hidden |= who[part.name] if part.hidden else set()
        given_away = hidden and (whole is None or not whole.hidden)
        assert not given_away or len(hidden) >= K


def counts(told: object, name: str = "") -> Iterator[int]:
    """Every number of customers that JSON tells, wherever it stands."""
    if isinstance(told, dict):
        for key, each in told.items():
            yield from counts(each, str(key))
    elif isinstance(told, list):
        for each in told:
            yield from counts(each, name)
    elif name in {"customers", "complainers", "at_risk"} and isinstance(told, int):
        yield told


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("customers", [25, 60, 150])
def test_no_number_of_customers_anywhere_in_json_is_small(seed: int, customers: int) -> None:
    told = list(counts(json.loads(as_json(judged(world(seed, customers, bad_month, segments=8))))))
    assert len(told) >= 10 and not any(0 < each < K for each in told)


@pytest.mark.parametrize("seed", range(2))
def test_what_is_hidden_carries_no_number(seed: int) -> None:
    found = answered(world(seed, 40, segments=8))
    for _, parts in partitions(found):
        for part in parts:
            if part.hidden:
                assert (part.customers, part.left, part.years, part.share) == (None, None, None, None)
                assert (part.ratio.estimate, part.ratio.n) == (None, 0)


def test_lines_are_drawn_only_for_many() -> None:
    found = answered(world(1, 300))
    assert all(min(line.at_risk) >= 20 for line in (*found.curve, *found.incidence))


@pytest.mark.parametrize(("part", "hidden"), [(20, False), (19, True), (16, True), (15, False)])
def test_a_part_hides_where_the_rest_of_the_whole_would_be_few(part: int, hidden: bool) -> None:
    unknown = Verdict(None, None, None, 0, "")
    whole = State("all", "all", 20, 9, 3.0, 0.5, unknown)
    assert apart(replace(whole, customers=part), whole, K).hidden is hidden
