"""A hurried reader cannot be told more than the numbers hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from comparing import (
    AHEAD,
    BEHIND,
    CANNOT,
    EITHER,
    FEW,
    FEWER,
    MORE,
    ONE_OF_MANY,
    OPEN,
    UNFAIR,
    alarmed,
    chosen,
    compared,
    flag,
    of,
)
from tellback.audience import sayings
from tellback.audience.heard import ERASED
from tellback.audience.mark import Kind
from tellback.audience.parts import NO_CHANCE, NO_LIFT, how, lines_of, main, parts
from tellback.audience.resonance import Came, LeftOut, More, Plan, Promise, Resonance, WholeVerdict
from tellback.stats.audiences import Audiences
from tellback.stats.preference import Choices, preferences
from tellback.stats.ratio_alarm import check_sharing
from tellback.stats.verdict import Verdict

WINS = re.compile(
    r"would rather (read on|have)|mark (more|fewer)|convinces (more|less) than"
    r"| (excites|confuses|raises doubt in) (more|fewer)"
)
NEVER = re.compile(
    r"significan|p ?[<=]|\*|\bscore\b|probab|uplift|lift|\bproves?\b|(?-i:\bnan\b|None|\binf\b)", re.IGNORECASE
)
KNOWN = (AHEAD, BEHIND, OPEN, ONE_OF_MANY)
EDGES = (
    of(*[1.0] * 30),
    of(*[0.0] * 30),
    of(*[0.5] * 30),
    of(*[1.0] * 8),
    of(*[1.0] * 7),
    of(),
    replace(AHEAD, low=0.5),
    replace(AHEAD, low=0.50001),
    replace(AHEAD, low=0.5, high=0.5, estimate=0.5),
    replace(AHEAD, low=0.0, high=1.0, caveat=CANNOT),
    Verdict(None, None, None, 0, "", "the first look is due at 16 readers"),
    replace(OPEN, caveat="cannot tell; the next look is due at 24 readers"),
    replace(OPEN, caveat="cannot tell; no further look was planned"),
    replace(OPEN, caveat="cannot tell: about even so far, and 2,000 more readers would hardly change that"),
    FEW,
    *KNOWN,
)


def everything(found: Resonance) -> Iterator[str]:
    """All that people would read."""
    yield from sayings.lead(found)
    for part in parts(found):
        yield from part.says
        yield from (row.says for row in part.rows)
    yield from lines_of(found)
    yield from how(found)


def holds(said: str, verdict: Verdict, even: float = 0.5) -> None:
    """A winner is named if and only if the verdict names one."""
    decided = not verdict.caveat and verdict.low is not None and (verdict.low > even or (verdict.high or 0) < even)
    assert bool(WINS.search(said)) == bool(decided), said
    assert not NEVER.search(said), said
    assert said.endswith((".", ").")), said


@pytest.mark.parametrize("verdict", EDGES)
@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("looks", ["any", "planned"])
def test_the_first_sentence_names_a_winner_only_where_the_verdict_does(
    verdict: Verdict, closed: bool, looks: str
) -> None:
    found = compared(verdict, closed=closed, plan=Plan(looks, 80))
    first, *others = sayings.lead(found)
    holds(first, verdict)
    for each in others:
        assert not WINS.search(each)
    if verdict.known:
        assert f"{verdict.n} readers of both wordings" in first


def test_the_interval_stands_before_the_estimate_and_readers_beside() -> None:
    assert sayings.lead(compared()) == (
        (
            "In the one changed passage that they saw in both wordings, readers would rather read on from v4 than from"
            " v3: between 52 % and 81 %, best estimate 68 %, of their choices go to it (34 readers of both wordings)."
        ),
    )
    assert "from v3 than from v4: between 52 % and 81 %" in sayings.lead(compared(BEHIND))[0]


def test_cannot_tell_is_an_answer_and_says_how_many_more() -> None:
    open_ = compared(OPEN, more=More(0.56, 34, 40))
    assert sayings.lead(open_) == (
        (
            "Cannot tell, about 40 more readers if they go on like this. Anything between 41 % and 74 % of choices for"
            " v4 fits (34 readers of both wordings)."
        ),
    )
    assert "invite more readers" in sayings.lead(replace(open_, closed=True))[1]
    even = compared(OPEN, more=More(0.5, 34, None), closed=True)
    assert len(sayings.lead(even)) == 1
    assert len(sayings.lead(replace(open_, closed=True, plan=Plan("planned", 40)))) == 1


def test_below_eight_readers_there_is_no_verdict() -> None:
    assert sayings.lead(compared(FEW)) == (
        "No verdict yet: needs at least 8 readers, has 5: only their words can be shown.",
    )
    assert sayings.lead(compared(of()))[0] == ("No verdict yet: nobody has chosen between the wordings of v3 and v4.")
    planned = compared(
        Verdict(None, None, None, 0, "", "the first look is due at 16 readers"), plan=Plan("planned", 80)
    )
    assert sayings.lead(planned)[0] == "No verdict yet: the first look is due at 16 readers."


def test_where_nothing_changed_there_is_nothing_to_choose() -> None:
    first = sayings.lead(compared(of(), passages=()))[0]
    assert first == "No passage that readers see in both v3 and v4 differs: nothing to choose between."
    assert [part.name for part in parts(compared(passages=(), whole=(), promises=()))] == ["flags", "whom"]


def test_every_split_is_said_as_it_was_judged() -> None:
    for new, old in ((new, n - new) for n in (7, 8, 11, 34) for new in range(n + 1)):
        each = chosen(new, old)
        holds(sayings.passage(compared(), each), each.verdict)


def test_a_passage_says_what_readers_chose() -> None:
    assert sayings.passage(compared(), chosen(26, 6, 2)).endswith("(26 chose v4, 6 v3, 2 neither, counted half).")
    hidden = replace(chosen(26, 6, 2), choices=None)
    assert "26" not in sayings.passage(compared(), hidden)
    assert sayings.passage(compared(), chosen(7, 0)).startswith("No verdict: needs at least 8 readers")


def test_a_winner_among_many_is_not_said_to_be_one() -> None:
    said = sayings.passage(compared(), replace(chosen(26, 6), verdict=ONE_OF_MANY))
    assert said == (
        "Cannot tell: one of 5 passages may well look like this by chance. Taken alone, between 52 % and 81 % of"
        " readers for v4 fits (26 chose v4, 6 v3, 0 neither)."
    )


@pytest.mark.parametrize("measure", ["excites", "confuses", "doubts"])
@pytest.mark.parametrize(
    "verdict",
    [MORE, FEWER, EITHER, replace(MORE, low=0.0), replace(MORE, low=0.00004), replace(MORE, caveat=CANNOT), FEW],
)
def test_a_measure_is_said_to_be_more_or_less_only_where_its_verdict_is(measure: str, verdict: Verdict) -> None:
    said = sayings.measure(compared(), WholeVerdict(measure, 0.0, verdict, 0.1, 0.2))
    holds(said, verdict, 0.0)
    assert "0 of every 100" not in re.sub(r"\d\d+0|[1-9]0", "", said) or verdict.low == 0.0


def test_measures_are_differences_never_multiples_and_never_raw() -> None:
    assert sayings.measure(compared(), WholeVerdict("confuses", 0.0, FEWER, 0.2, 0.1)) == (
        "Readers of v4 mark fewer sentences as confusing than readers of v3: between 3 and 12, best estimate 7, fewer"
        " of every 100 that they reached (17 readers of each)."
    )
    assert sayings.measure(compared(), WholeVerdict("doubts", 0.0, EITHER)) == (
        "What readers mark as doubtful: cannot tell, about 40 more readers of each version. Anything from 5 fewer to 12"
        " more of every 100 that they reached in v4 fits (17 readers of each)."
    )


@pytest.mark.parametrize("verdict", EDGES)
def test_ratings_too(verdict: Verdict) -> None:
    said = sayings.measure(compared(), WholeVerdict("rating", 0.5, verdict, 3.1, 3.4))
    holds(said, verdict)
    assert "3.1" not in said


def test_under_the_alarm_nobody_is_compared_with_others() -> None:
    found = alarmed()
    first, second, third = sayings.lead(found)
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
    assert not WINS.search(sayings.measure(raised, raised.whole[0]))


@pytest.mark.parametrize("kind", list(Kind))
def test_only_raised_flags_are_said(kind: Kind) -> None:
    for verdict, raised in product((MORE, FEWER, EITHER, FEW), (True, False)):
        found = compared(flags=(flag(verdict, raised=raised, kind=kind),))
        told = sayings.flags(found)
        assert bool(WINS.search(told[0])) == (raised and verdict in {MORE, FEWER})
        assert not NEVER.search(" ".join(told))


def test_a_flag_says_which_sentence_and_how_often_flags_are_false() -> None:
    told = sayings.flags(compared(flags=(flag(FEWER, raised=True),)))
    assert told == (
        (
            "Sentence 4 of v4 confuses fewer readers than v3's wording of it: between 3 and 12, best estimate 7, fewer"
            " of every 100 who reached it (17 pairs of readers)."
        ),
        "Of all that is pointed out in this way, one in ten may be so by chance.",
    )


def test_no_flag_says_why() -> None:
    assert sayings.flags(compared(flags=())) == (
        "No sentence that readers of both versions reached has changed its text.",
    )
    assert sayings.flags(compared())[0].startswith("Of 1 changed sentence, none can be said to excite, confuse")
    assert sayings.flags(compared(flags=(flag(FEW, raised=False),)))[0].startswith("No verdict on any sentence")


def test_with_whom_is_said_only_where_audiences_differ_and_nobody_can_read_any_more() -> None:
    apart = Audiences(AHEAD, {"executives": BEHIND, "customers": AHEAD, "investors": OPEN}, differ=True)
    assert sayings.with_whom(compared(preference=apart)) == (sayings.LATER,)
    told = sayings.with_whom(compared(preference=apart, closed=True))
    assert told[1].startswith("Executives would rather read on from v3 than from v4: between 52 % and 81 %")
    assert told[2].startswith("Customers would rather read on from v4 than from v3")
    assert told[3].startswith("Investors: cannot tell, about 40 more")
    assert sayings.DIFFER in sayings.lead(compared(preference=apart, closed=True))
    alike = replace(apart, differ=False)
    assert sayings.with_whom(compared(preference=alike, closed=True)) == (sayings.ALIKE,)
    assert not [
        row for each in parts(compared(preference=alike, closed=True)) if each.name == "whom" for row in each.rows
    ]
    hidden = replace(apart, each={})
    assert sayings.with_whom(compared(preference=hidden, closed=True))[1].startswith("Which ones cannot be shown")


@pytest.mark.parametrize("verdict", EDGES)
def test_promises_too(verdict: Verdict) -> None:
    holds(sayings.promise(Promise(3, "Four minutes", verdict)), verdict)


def test_readers_who_do_not_agree_with_themselves_are_named() -> None:
    steady = compared().reliability
    assert steady
    assert "between 71 % and 93 % of readers say the same" in sayings.reliability(steady)
    assert "with care" in sayings.reliability(replace(steady, low=0.4))
    assert "with care" not in sayings.reliability(steady)
    assert "cannot be said yet" in sayings.reliability(FEW)
    assert sayings.reliability(None).startswith("Nobody was asked")


def test_those_left_out_are_counted_by_version() -> None:
    assert sayings.left_out(compared()).startswith("1 reader is left out")
    assert sayings.left_out(compared()).endswith("1 who read v3, 0 who read v4.")
    assert sayings.left_out(compared(left_out=(LeftOut("in a hurry", 0, 0),))) == "No reader is left out by a rule."
    erased = compared(left_out=(LeftOut("in a hurry", 0, 0), LeftOut(ERASED, 1, 1)))
    assert sayings.left_out(erased) == "No reader is left out by a rule. What 2 readers said is erased."


def test_how_readers_were_shared_out_is_said() -> None:
    assert sayings.shared_out(compared()).endswith("17 finished v3 and 17 v4: as planned.")
    assert sayings.shared_out(compared(sharing=check_sharing((3, 2)))).endswith(
        "too few to see whether that is as planned."
    )
    assert sayings.shared_out(compared(sharing=check_sharing((0, 0)))).startswith("Nobody was given")
    assert sayings.shared_out(alarmed()) == UNFAIR.alarm


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


def test_pooled_estimates_are_what_is_printed() -> None:
    alone = preferences([Choices(26, 6, 2)])[0]
    assert alone.estimate
    assert alone.estimate < 27 / 34
    assert f"best estimate {100 * alone.estimate:.0f} %" in sayings.passage(compared(), chosen(26, 6, 2))


def test_what_was_asked_once_is_said_not_to_be_asked_again() -> None:
    again = compared(reopened=True)
    assert sayings.with_whom(again) == (sayings.AGAIN,)
    assert "it is not asked again" in how(again)[0] and "may still come" not in how(again)[0]
    assert "being asked once, now" in how(compared(closed=True))[0]


def test_readers_who_were_not_given_a_version_by_chance_are_said_to_be_compared() -> None:
    [whole] = (each for each in parts(compared(at_random=False)) if each.name == "whole")
    assert sayings.BY_CHANCE in whole.says
    assert not any(sayings.BY_CHANCE in each.says for each in parts(compared()))
