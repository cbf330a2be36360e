"""A hurried reader cannot be told more than the numbers hold, in any part of a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from comparing import EDGES, FEWER, MORE, NEVER, WINS, alarmed, chosen, compared, flag, of
from tellback.audience import choice_words, impression_words
from tellback.audience.mark import Kind
from tellback.audience.parts import NO_CHANCE, NO_LIFT, how, lines_of, main, parts
from tellback.audience.resonance import Came, Plan, Resonance, WholeVerdict
from tellback.stats.ratio_alarm import check_sharing
from tellback.stats.verdict import Verdict


def everything(found: Resonance) -> Iterator[str]:
    """All that people would read."""
    yield from choice_words.lead(found)
    for part in parts(found):
        yield from part.says
        yield from (row.says for row in part.rows)
    yield from lines_of(found)
    yield from how(found)


def test_under_the_alarm_nobody_is_compared_with_others() -> None:
    found = alarmed()
    first, second, third = choice_words.lead(found)
    assert first.startswith("Readers were not shared out as planned: 40, 5 came")
    assert "holds only of those who came" in second
    assert WINS.search(third)
    assert main(found).says == third
    said = [*parts(found)]
    assert not [row for part in said if part.name in {"whole", "flags"} for row in part.rows]
    assert [each.says[0] for each in said if each.name == "flags"] == [
        "No sentence is pointed out, because readers were not shared out as planned."
    ]
    raised = replace(found, flags=(flag(FEWER, raised=True),), whole=(WholeVerdict("excites", 0.0, MORE),))
    assert not [row for part in parts(raised) if part.name in {"whole", "flags"} for row in part.rows]
    assert not WINS.search(impression_words.measure(raised, raised.whole[0]))


def test_nobody_read_the_older_version() -> None:
    nobody = Verdict(
        None, None, None, 0, "", "needs at least 8 readers of each version, has 0: only their words can be shown"
    )
    whole = tuple(WholeVerdict(str(kind), 0.0, nobody) for kind in Kind)
    found = compared(
        of(),
        came=(Came("v3", 0, 0, 0), Came("v4", 20, 18, 18, 18)),
        sharing=check_sharing((0, 0)),
        passages=(replace(chosen(0, 0), choices=None),),
        whole=whole,
        flags=(),
        promises=(),
        reliability=None,
    )
    for each in everything(found):
        assert not WINS.search(each), each


@pytest.mark.parametrize("looks", ["any", "planned"])
def test_nothing_refused_elsewhere_slips_in_anywhere(looks: str) -> None:
    for verdict, closed in product(EDGES, (True, False)):
        for each in everything(compared(verdict, closed=closed, plan=Plan(looks, 80))):
            assert not NEVER.search(each), each
    assert "five times while 80 readers" in how(compared(plan=Plan("planned", 80)))[0]
    assert "18 %" in NO_LIFT
    assert "one of twenty" in NO_CHANCE.replace("\n", " ")


def test_what_was_asked_once_is_said_not_to_be_asked_again() -> None:
    again = compared(reopened=True)
    assert choice_words.with_whom(again) == (choice_words.AGAIN,)
    assert "it is not asked again" in how(again)[0] and "may still come" not in how(again)[0]
    assert "being asked once, now" in how(compared(closed=True))[0]


def test_readers_who_were_not_given_a_version_by_chance_are_said_to_be_compared() -> None:
    [whole] = (each for each in parts(compared(at_random=False)) if each.name == "whole")
    assert impression_words.BY_CHANCE in whole.says
    assert not any(impression_words.BY_CHANCE in each.says for each in parts(compared()))
