"""The strip and the bar under a sentence show nothing as nothing, and little as little."""

from __future__ import annotations

from itertools import product

from moved import felt, reader
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.strip import MIDDLE, SIDE, STEPS, STILL, mix, pale, strip
from tellback.audience.warmth import Group

CUSTOMERS = Audience.CUSTOMERS


def test_whatever_was_said_has_a_part_of_the_bar() -> None:
    for counts in product((0, 1, 2, 40), repeat=3):
        first, second = mix(Group("", 99, 99, *counts))
        widths = (first, second - first, STEPS - second)
        if any(counts):
            assert [width > 0 for width in widths] == [n > 0 for n in counts], counts
        assert sum(widths) == STEPS


def test_a_bar_that_few_marked_does_not_stand_out() -> None:
    assert pale(Group("", 43, 43, 1, 1, 0))
    assert not pale(Group("", 43, 43, 9, 0, 1))


def test_excitement_stands_above_the_middle_and_the_rest_below_one_under_the_other() -> None:
    kinds = [Kind.EXCITES] * 4 + [Kind.CONFUSES] * 4 + [Kind.DOUBTS] * 2
    drawn = strip(felt(*(reader(CUSTOMERS, (3, kind), reached=5) for kind in kinds), *[reader(reached=1)] * 10))
    assert (drawn.most, drawn.bars[3].still, drawn.bars[1].still, drawn.bars[9].still) == (0.75, STILL / 2, STILL, 0)
    spans = {(each.kind, each.sure): (each.y, each.y + each.height) for each in drawn.bars[3].parts}
    assert spans[Kind.EXCITES, False] == (round(MIDDLE - SIDE * 0.4 / 0.75, 2), MIDDLE)
    assert spans[Kind.CONFUSES, False][1] == spans[Kind.DOUBTS, False][0]
    assert all(spans[kind, True][1] < spans[kind, False][1] for kind in (Kind.CONFUSES, Kind.DOUBTS))
    assert [bar.parts for bar in drawn.bars if bar.told.at != 3] == [()] * (len(drawn.bars) - 1)


def test_the_parts_of_the_story_stand_where_they_begin() -> None:
    drawn = strip(felt(reader()))
    assert [section.name for section in drawn.sections] == ["press release", "customers ask", "colleagues ask"]
    assert [section.begins for section in drawn.sections] == [0, 10, 14]
    assert len(drawn.bars) == 16
