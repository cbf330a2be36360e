"""Groups of sentences whose truth is known: what confuses is found, what does not is hardly ever named."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import Generator

from tellback.stats.two_ways import Marked, by_reader, more_marked, one_group

SENTENCES, RULES = 45, 12
PARTS = np.repeat([0, 1], [25, 20])


def session(dice: Generator, readers: int = 40, planted: float = 0.0, spread: float = 0.8) -> list[Marked]:
    """Readers and sentences that differ from each other; the first of the rules' groups is marked more if planted."""
    groups = np.zeros((RULES, SENTENCES))
    for group in groups:
        group[dice.choice(SENTENCES, dice.integers(4, 10), replace=False)] = 1
    log_odds = -2.2 + dice.normal(0, 1, (readers, 1)) + dice.normal(0, spread, SENTENCES) + planted * groups[0]
    left = np.where(dice.random(readers) < 0.6, SENTENCES, dice.integers(5, SENTENCES, readers))
    reached = (np.arange(SENTENCES) < left[:, None]).astype(float)
    marks = (dice.random((readers, SENTENCES)) < 1 / (1 + np.exp(-log_odds))) * reached
    return [Marked(marks, reached, PARTS, group) for group in groups]


def test_a_reader_is_compared_with_themselves_part_by_part() -> None:
    marks = np.array([[1.0, 0, 1, 0], [0, 0, 0, 1], [1, 1, 0, 0]])
    reached = np.array([[1.0, 1, 1, 1], [1, 1, 1, 1], [1, 1, 0, 0]])
    marked = Marked(marks, reached, np.array([0, 0, 1, 1]), np.array([1.0, 0, 0, 0]))
    groups = np.array([[1.0, 0, 0, 0], [0, 0, 1, 0], [0, 1, 0, 1]]).T
    assert np.array_equal(by_reader(marks, marked, groups), [[1, 1, -1], [0, -1, 0.5], [0, np.nan, 0]], equal_nan=True)


def test_below_eight_readers_or_three_sentences_nothing_is_said() -> None:
    some = session(np.random.default_rng(1), readers=7)[0]
    assert "has 7" in one_group(some).more.caveat
    many = session(np.random.default_rng(1))[0]
    two = many.group * (np.cumsum(many.group) <= 2)
    found = one_group(Marked(many.marks, many.reached, many.parts, two)).more
    assert not found.known
    assert "3 sentences, has 2" in found.caveat


def test_three_sentences_of_six_are_not_enough_to_speak_of_others() -> None:
    marks = np.tile([1.0, 1, 1, 0, 0, 0], (60, 1))
    flag = more_marked([Marked(marks, np.ones_like(marks), np.zeros(6, int), marks[0])])[0]
    assert not flag.raised
    assert flag.more.low is not None and flag.more.low <= 0


def test_the_same_marks_say_the_same_each_time() -> None:
    marked = session(np.random.default_rng(3))
    assert more_marked(marked) == more_marked(marked)


@pytest.mark.slow
def test_a_rule_that_predicts_is_found_and_one_that_does_not_is_hardly_ever_named() -> None:
    dice, sets = np.random.default_rng(11), 40
    idle = [more_marked(session(dice, readers=n)) for n in (30, 100) for _ in range(sets)]
    assert np.mean([any(flag.raised for flag in each) for each in idle]) <= 0.05
    wrong = [(flag.more.low or -1) > 0 or (flag.more.high or 1) < 0 for each in idle for flag in each]
    assert np.mean(wrong) <= 0.05
    planted = [(marked, more_marked(marked)) for marked in (session(dice, 60, planted=2.0) for _ in range(sets))]
    assert np.mean([flags[0].raised for _, flags in planted]) >= 0.6
    # A group that shares sentences with the planted one is marked more in truth.
    apart = [
        any(flag.raised for m, flag in zip(marked, flags, strict=True) if not m.group @ marked[0].group)
        for marked, flags in planted
    ]
    assert np.mean(apart) <= 0.05


@pytest.mark.slow
def test_looking_after_every_few_readers_names_no_more() -> None:
    dice, sets = np.random.default_rng(12), 20
    named = 0
    for _ in range(sets):
        marked = session(dice, readers=80)
        looks = ([Marked(m.marks[:n], m.reached[:n], m.parts, m.group) for m in marked] for n in range(20, 81, 20))
        named += any(flag.raised for look in looks for flag in more_marked(look))
    assert named / sets <= 0.1
