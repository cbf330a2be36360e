"""What the comparison of versions finds where the truth is known: winners where there are some, and rarely others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, combinations

import numpy as np
import pytest

from sessions import CLOSED, COMPARES, PASSAGES, chose, marked, read, session, turns
from tellback.audience.heard import Reader
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.prefer import plan_of, preference
from tellback.audience.resonance import Resonance
from tellback.audience.resonate import compare_readers
from tellback.audience.weigh import whole
from tellback.show.as_json import as_json
from tellback.stats.verdict import Verdict

SENTENCES = 40


def named(verdict: Verdict) -> bool:
    return verdict.known and not verdict.caveat


def choosing(random: np.random.Generator, readers: int, ahead: float = 0.0, spread: float = 1.0) -> list[Reader]:
    """Readers with a taste of their own, which they keep from passage to passage."""
    tastes = 1 / (1 + np.exp(-random.normal(ahead, spread, readers)))
    said = random.random((readers, len(PASSAGES))) < tastes[:, None]
    said = np.where(random.random(said.shape) < 0.15, 0.5, said)
    return [
        read(at, version, choices=chose(*row))
        for at, (version, row) in enumerate(zip(turns(readers, random), said.tolist(), strict=True))
    ]


def marking(random: np.random.Generator, readers: int, spread: float) -> list[Reader]:
    """Readers who mark many sentences or few, whatever version they read."""
    shares = 1 / (1 + np.exp(-random.normal(-1.0, spread, readers)))
    said = random.random((readers, SENTENCES)) < shares[:, None]
    marks = np.array([None, *Kind], object)[np.where(said, random.integers(1, 4, said.shape), 0)]
    ratings = random.integers(1, 6, readers).tolist()
    return [
        read(at, version, rating=ratings[at], **marked(*marks[at].tolist()))
        for at, version in enumerate(turns(readers, random))
    ]


def looks(readers: list[Reader], *after: int) -> Iterator[Resonance]:
    return (compare_readers(session(readers[:count])) for count in after)


@pytest.mark.slow
def test_however_often_somebody_looks_few_sessions_without_a_winner_name_one() -> None:
    overall = passages = 0
    for seed in range(80):
        found = list(looks(choosing(np.random.default_rng(seed), 60), 12, 20, 35, 60))
        overall += any(named(each.preference.together) for each in found)
        passages += any(named(one.verdict) for each in found for one in each.passages)
    assert overall <= 4 and passages <= 4


@pytest.mark.slow
def test_a_winner_is_named_where_there_is_one() -> None:
    found = [next(looks(choosing(np.random.default_rng(seed), 60, ahead=1.0), 60)) for seed in range(40)]
    winners = [each.preference.together for each in found if named(each.preference.together)]
    assert len(winners) >= 36 and all(each.low and each.low > 0.5 for each in winners)


@pytest.mark.slow
@pytest.mark.parametrize("spread", [1.0, 1.5])
def test_readers_who_mark_much_or_little_are_no_difference_between_versions(spread: float) -> None:
    by_kind = by_rating = by_marks = 0
    sessions = 150
    for seed in range(sessions):
        readers = marking(np.random.default_rng(seed), 60, spread)
        kinds = whole(session(readers, CLOSED), "")
        by_kind += any(named(each.verdict) for each in kinds[:3])
        by_rating += named(kinds[3].verdict)
        by_marks += told_apart_by_marks(readers)
    assert by_kind <= 0.06 * sessions and by_rating <= 0.09 * sessions
    assert by_marks > 0.25 * sessions


def told_apart_by_marks(readers: list[Reader]) -> bool:
    """What is found where every mark is counted as if it were a reader."""
    sizes = np.array([sum(each.version == version for each in readers) * SENTENCES for version in ("v3", "v4")])
    marks = np.array([sum(len(r.marks) for r in readers if r.version == version) for version in ("v3", "v4")])
    share, middle = marks / sizes, marks.sum() / sizes.sum()
    return bool(abs(share[1] - share[0]) > 1.96 * np.sqrt(middle * (1 - middle) * (1 / sizes).sum()))


def three_audiences(random: np.random.Generator, ahead: dict[Audience, float], size: int = 30) -> list[Reader]:
    readers = [
        (audience, each)
        for audience, much in ahead.items()
        for each in choosing(random, size or int(random.integers(1, 16)), much)
    ]
    order = random.permutation(len(readers))
    return [
        read(at, readers[was][1].version, audience=readers[was][0], choices=readers[was][1].choices)
        for at, was in enumerate(order)
    ]


@pytest.mark.slow
def test_with_whom_is_said_only_where_audiences_differ_by_more_than_chance() -> None:
    apart = alike = 0
    for seed in range(200):
        readers = three_audiences(np.random.default_rng(seed), dict.fromkeys(Audience, 0.5))
        compared = session(readers, CLOSED)
        found, _ = preference(compared, plan_of(compared))
        alike += found.differ or bool(found.each)
        if seed < 40:
            much = dict(zip(Audience, (2.0, 2.0, -2.0), strict=True))
            other = session(three_audiences(np.random.default_rng(seed), much), CLOSED)
            apart += set(preference(other, plan_of(other))[0].each) == set(Audience)
    assert alike <= 0.06 * 200 and apart >= 36


def test_while_links_are_open_no_audience_is_told_apart() -> None:
    much = dict(zip(Audience, (2.0, 2.0, -2.0), strict=True))
    compared = session(three_audiences(np.random.default_rng(0), much), COMPARES)
    found, _ = preference(compared, plan_of(compared))
    assert not found.differ and not found.each and found.together.known


@pytest.mark.slow
def test_where_no_sentence_is_marked_more_few_reports_flag_one() -> None:
    once = watched = 0
    for seed in range(40):
        readers = marking(np.random.default_rng(seed), 80, 0.5)
        once += any(each.flag.raised for each in compare_readers(session(readers, CLOSED)).flags)
        watched += any(each.flag.raised for each in next(looks(readers, 80)).flags)
    assert once <= 4 and watched <= 2


@pytest.mark.slow
@pytest.mark.parametrize("k", [5, 12])
def test_no_adding_and_taking_away_leaves_fewer_than_k_readers_of_an_audience(k: int) -> None:
    shown = 0
    for seed in range(60):
        random = np.random.default_rng(seed)
        much = dict(zip(Audience, random.permutation([6.0, 0.0, -6.0]).tolist(), strict=True))
        readers = three_audiences(random, much, size=0)
        said = json.loads(as_json(compare_readers(session(readers, CLOSED, k=k))))["preference"]
        sizes = [each["n"] for each in said["each"].values()]
        shown += len(sizes)
        groups = chain.from_iterable(combinations(sizes, count) for count in range(len(sizes) + 1))
        left = {said["together"]["n"] - sum(group) for group in groups}
        assert not left & set(range(1, k)) or said["together"]["estimate"] is None
        assert not sizes or min(sizes) >= k
    assert shown > 10
