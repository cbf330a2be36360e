"""The demo's readers: the same every time, and what is planted in what they say is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tellback.audience.compared import Compared
from tellback.audience.hear import hear_from
from tellback.audience.heard import Heard
from tellback.audience.heat import warm
from tellback.audience.mark import Kind
from tellback.audience.resonance import Resonance
from tellback.audience.resonate import compare_readers
from tellback.demo.readers import ask_readers
from tellback.demo.reception import ASKED, EFFECTS, NEITHER, PREFERENCES, STRENGTHS, Effect, prefers_new
from tellback.demo.versions import FILE
from tellback.stats.verdict import Verdict
from tellback.store.opening import open_store

SEEDS = range(5)
COME = sum(asked.come for asked in ASKED)


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> list[Heard]:
    """What was heard, in worlds of several seeds."""
    return [held(tmp_path_factory.mktemp("readers") / "store.db", seed) for seed in SEEDS]


def held(path: Path, seed: int) -> Heard:
    store = open_store(path)
    assert ask_readers(store, seed) == COME
    assert ask_readers(store, seed) == 0
    heard = hear_from(store, FILE)
    store.close()
    return heard


def test_equal_seeds_give_equal_readers(sessions: list[Heard], tmp_path: Path) -> None:
    assert held(tmp_path / "again.db", 0).readers == sessions[0].readers
    assert sessions[0].readers != sessions[1].readers


def test_as_many_come_as_were_asked_and_each_reads_one_version(sessions: list[Heard]) -> None:
    for heard in sessions:
        assert len(heard.readers) == COME
        compared = [each for each in heard.invitations if each.against]
        for asked in compared:
            read = [reader.version for reader in heard.readers if reader.invitation == asked.id]
            assert abs(read.count("v3") - read.count("v4")) <= 1


def test_some_are_careless_and_some_do_not_come_to_the_end(sessions: list[Heard]) -> None:
    for heard in sessions:
        careless = {reader.careless for reader in heard.readers}
        assert len(careless - {""}) >= 2
        assert len(heard.counted) > 0.85 * COME
        assert 0.1 < sum(not reader.finished for reader in heard.readers) / COME < 0.3
        assert all(reader.finished for reader in heard.readers if reader.careless)


@pytest.mark.slow
def test_intervals_cover_what_is_planted(sessions: list[Heard]) -> None:
    known = [
        (share.low or 0.0) <= effect.share <= (share.high or 1.0)
        for heard in sessions
        for effect in EFFECTS
        for share in shares(heard, effect)
    ]
    assert len(known) > len(SEEDS) * len(EFFECTS) * 0.8
    assert sum(known) > 0.9 * len(known)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [Kind.EXCITES, Kind.CONFUSES, Kind.DOUBTS])
def test_the_sentences_that_stand_out_are_those_that_are_planted(sessions: list[Heard], kind: Kind) -> None:
    right = [
        most_moving(heard, version, kind).startswith(planted(version, kind))
        for heard in sessions
        for version in ("v2", "v3", "v4")
    ]
    assert sum(right) >= 0.9 * len(right)


def shares(heard: Heard, effect: Effect) -> Iterator[Verdict]:
    """What is said of a sentence of which something is planted."""
    for sentence in warm(heard, effect.version, effect.audience or "").sentences:
        share = sentence.share(effect.kind)
        if sentence.text.startswith(effect.begins) and share and share.share.known:
            yield share.share


def most_moving(heard: Heard, version: str, kind: Kind) -> str:
    """The sentence of which most readers say one thing."""
    heat = warm(heard, version)
    [spots] = [each for each in heat.spots if each.kind is kind]
    return next(each.text for each in heat.sentences if each.at == spots.sentences[0])


def planted(version: str, kind: Kind) -> tuple[str, ...]:
    return tuple(effect.begins for effect in EFFECTS if (effect.version, effect.kind) == (version, kind))


@pytest.fixture(scope="module")
def verdicts(sessions: list[Heard]) -> list[Resonance]:
    """v3 against v4, in every world."""
    return [compare_readers(Compared(heard, "v3", "v4", k=5)) for heard in sessions]


@pytest.mark.slow
def test_the_wording_that_is_preferred_is_named_and_no_other(verdicts: list[Resonance]) -> None:
    passages = [passage for found in verdicts for passage in found.passages]
    named = [passage for passage in passages if not passage.verdict.caveat]
    ahead = [(passage.verdict.estimate or 0) > 0.5 for passage in named]
    assert ahead == [prefers_new(passage.new) > 0.5 for passage in named]
    assert {begins for begins in PREFERENCES for each in named if each.new.startswith(begins)} == set(PREFERENCES)
    shares = [(each.verdict.low or 0, wanted(each.new), each.verdict.high or 1) for each in passages]
    assert sum(low <= share <= high for low, share, high in shares) > 0.9 * len(shares)


@pytest.mark.slow
def test_v4_is_ahead_in_every_world_and_no_alarm_rings(verdicts: list[Resonance]) -> None:
    for found in verdicts:
        assert not found.sharing.alarm
        assert not found.preference.differ
        assert (found.preference.together.low or 0) > 0.5
        [rating] = [each.verdict for each in found.whole if each.measure == "rating"]
        assert (rating.low or 0) > 0.5


@pytest.mark.slow
def test_a_flag_is_raised_where_something_is_planted_and_hardly_elsewhere(verdicts: list[Resonance]) -> None:
    raised = [flag for found in verdicts for flag in found.flags if flag.flag.raised]
    moved = [flag for flag in raised if flag.new.startswith(tuple(effect.begins for effect in EFFECTS))]
    headline = [flag for flag in moved if flag.sentence == 0]
    assert len(headline) >= 2 * len(SEEDS) - 1
    assert len(raised) - len(moved) <= 1


@pytest.mark.slow
def test_the_strongest_promise_and_the_weakest_are_found(verdicts: list[Resonance]) -> None:
    for found in verdicts:
        ranked = sorted(found.promises, key=lambda each: each.verdict.estimate or 0)
        assert ranked[-1].text.startswith(max(STRENGTHS, key=lambda begins: STRENGTHS[begins]))
        assert ranked[0].text.startswith(min(STRENGTHS, key=lambda begins: STRENGTHS[begins]))


def wanted(new: str) -> float:
    """The share that is planted; who cares for neither counts half."""
    return (1 - NEITHER) * prefers_new(new) + NEITHER / 2
