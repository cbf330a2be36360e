"""More or less is said only of what readers of two versions can tell."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from comparing import CANNOT, EDGES, EITHER, FEW, FEWER, MORE, NEVER, WINS, compared, flag, holds
from tellback.audience import impression_words
from tellback.audience.mark import Kind
from tellback.audience.resonance import WholeVerdict
from tellback.stats.verdict import Verdict


@pytest.mark.parametrize("measure", ["excites", "confuses", "doubts"])
@pytest.mark.parametrize(
    "verdict",
    [MORE, FEWER, EITHER, replace(MORE, low=0.0), replace(MORE, low=0.00004), replace(MORE, caveat=CANNOT), FEW],
)
def test_a_measure_is_said_to_be_more_or_less_only_where_its_verdict_is(measure: str, verdict: Verdict) -> None:
    said = impression_words.measure(compared(), WholeVerdict(measure, 0.0, verdict, 0.1, 0.2))
    holds(said, verdict, 0.0)
    assert "0 of every 100" not in re.sub(r"\d\d+0|[1-9]0", "", said) or verdict.low == 0.0


def test_measures_are_differences_never_multiples_and_never_raw() -> None:
    assert impression_words.measure(compared(), WholeVerdict("confuses", 0.0, FEWER, 0.2, 0.1)) == (
        "Readers of v4 mark fewer sentences as confusing than readers of v3: between 3 and 12, best estimate 7, fewer"
        " of every 100 that they reached (17 readers of each)."
    )
    assert impression_words.measure(compared(), WholeVerdict("doubts", 0.0, EITHER)) == (
        "What readers mark as doubtful: cannot tell, about 40 more readers of each version. Anything from 5 fewer to 12"
        " more of every 100 that they reached in v4 fits (17 readers of each)."
    )


@pytest.mark.parametrize("verdict", EDGES)
def test_ratings_too(verdict: Verdict) -> None:
    said = impression_words.measure(compared(), WholeVerdict("rating", 0.5, verdict, 3.1, 3.4))
    holds(said, verdict)
    assert "3.1" not in said


@pytest.mark.parametrize("kind", list(Kind))
def test_only_raised_flags_are_said(kind: Kind) -> None:
    for verdict, raised in product((MORE, FEWER, EITHER, FEW), (True, False)):
        found = compared(flags=(flag(verdict, raised=raised, kind=kind),))
        told = impression_words.flags(found)
        assert bool(WINS.search(told[0])) == (raised and verdict in {MORE, FEWER})
        assert not NEVER.search(" ".join(told))


def test_a_flag_says_which_sentence_and_how_often_flags_are_false() -> None:
    told = impression_words.flags(compared(flags=(flag(FEWER, raised=True),)))
    assert told == (
        (
            "Sentence 4 of v4 confuses fewer readers than v3's wording of it: between 3 and 12, best estimate 7, fewer"
            " of every 100 who reached it (17 pairs of readers)."
        ),
        "Of all that is pointed out in this way, one in ten may be so by chance.",
    )


def test_no_flag_says_why() -> None:
    assert impression_words.flags(compared(flags=())) == (
        "No sentence that readers of both versions reached has changed its text.",
    )
    assert impression_words.flags(compared())[0].startswith(
        "Of 1 changed sentence, none can be said to excite, confuse"
    )
    assert impression_words.flags(compared(flags=(flag(FEW, raised=False),)))[0].startswith(
        "No verdict on any sentence"
    )
