"""Four rules leave readers out, whatever version they read and whatever they said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from tellback.audience.ballot import Choice
from tellback.audience.careless import Careless, leave_out
from tellback.audience.heard import ERASED, Reader
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind, Mark

ONE = Reader(1, 1, 1, Audience.CUSTOMERS, "v1", "", "then", seen=tuple(range(10)), reached=9, seconds=100)


def why(*readers: Reader) -> list[str]:
    return [reader.careless for reader in leave_out(readers)]


def marked(*kinds: Kind) -> Reader:
    return replace(ONE, marks=tuple(Mark(at, kind, "", "") for at, kind in enumerate(kinds)))


def test_who_reads_in_under_a_third_of_the_usual_time_is_left_out() -> None:
    times = (29, 31, 100, 100, 100, 100, 400_000)
    readers = [replace(ONE, seconds=seconds) for seconds in times]
    assert why(*readers) == [Careless.FAST, *[""] * 6]


def test_there_is_no_usual_time_of_four_readers() -> None:
    readers = [replace(ONE, seconds=seconds) for seconds in (1, 100, 100, 100)]
    unfinished, erased = replace(ONE, finished_at=""), replace(ONE, careless=ERASED)
    assert why(*readers, unfinished, erased) == ["", "", "", "", "", ERASED]
    assert why(*readers, ONE)[0] == Careless.FAST


def test_the_same_mark_everywhere_says_nothing() -> None:
    assert why(marked(*[Kind.EXCITES] * 9)) == [Careless.ALIKE]
    assert why(marked(*[Kind.EXCITES] * 8)) == [""]
    assert why(marked(*[Kind.EXCITES] * 9, Kind.DOUBTS)) == [""]
    assert why(replace(marked(*[Kind.EXCITES] * 4), seen=(0, 1, 2, 3))) == [""]


def test_who_was_in_a_hurry_is_believed() -> None:
    assert why(replace(marked(*[Kind.EXCITES] * 9), hurried=True)) == [Careless.HURRIED]


def test_who_turns_round_twice_when_asked_again_is_left_out() -> None:
    def asked_again(*later: Literal["new", "old", "neither"]) -> Reader:
        first = [Choice(at, "new", "new", False, "") for at in range(3)]
        return replace(ONE, choices=(*first, *(Choice(at, "old", said, True, "") for at, said in enumerate(later))))

    assert why(asked_again("old", "old")) == [Careless.TURNED]
    assert why(asked_again("old", "new", "neither")) == [""]
    assert why(replace(ONE, choices=asked_again("old", "old").choices[3:])) == [""]
