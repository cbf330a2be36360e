"""A winner among wordings is named only where readers chose one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comparing import AHEAD, BEHIND, EDGES, FEW, ONE_OF_MANY, OPEN, WINS, chosen, compared, holds, of
from tellback.audience import choice_words
from tellback.audience.parts import parts
from tellback.audience.resonance import More, Plan, Promise
from tellback.stats.audiences import Audiences
from tellback.stats.preference import Choices, preferences
from tellback.stats.verdict import Verdict


@pytest.mark.parametrize("verdict", EDGES)
@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("looks", ["any", "planned"])
def test_the_first_sentence_names_a_winner_only_where_the_verdict_does(
    verdict: Verdict, closed: bool, looks: str
) -> None:
    found = compared(verdict, closed=closed, plan=Plan(looks, 80))
    first, *others = choice_words.lead(found)
    holds(first, verdict)
    for each in others:
        assert not WINS.search(each)
    if verdict.known:
        assert f"{verdict.n} readers of both wordings" in first


def test_the_interval_stands_before_the_estimate_and_readers_beside() -> None:
    assert choice_words.lead(compared()) == (
        (
            "In the one changed passage that they saw in both wordings, readers would rather read on from v4 than from"
            " v3: between 52 % and 81 %, best estimate 68 %, of their choices go to it (34 readers of both wordings)."
        ),
    )
    assert "from v3 than from v4: between 52 % and 81 %" in choice_words.lead(compared(BEHIND))[0]


def test_cannot_tell_is_an_answer_and_says_how_many_more() -> None:
    open_ = compared(OPEN, more=More(0.56, 34, 40))
    assert choice_words.lead(open_) == (
        (
            "Cannot tell, about 40 more readers if they go on like this. Anything between 41 % and 74 % of choices for"
            " v4 fits (34 readers of both wordings)."
        ),
    )
    assert "invite more readers" in choice_words.lead(replace(open_, closed=True))[1]
    even = compared(OPEN, more=More(0.5, 34, None), closed=True)
    assert len(choice_words.lead(even)) == 1
    assert len(choice_words.lead(replace(open_, closed=True, plan=Plan("planned", 40)))) == 1


def test_below_eight_readers_there_is_no_verdict() -> None:
    assert choice_words.lead(compared(FEW)) == (
        "No verdict yet: needs at least 8 readers, has 5: only their words can be shown.",
    )
    assert choice_words.lead(compared(of()))[0] == (
        "No verdict yet: nobody has chosen between the wordings of v3 and v4."
    )
    planned = compared(
        Verdict(None, None, None, 0, "", "the first look is due at 16 readers"), plan=Plan("planned", 80)
    )
    assert choice_words.lead(planned)[0] == "No verdict yet: the first look is due at 16 readers."


def test_where_nothing_changed_there_is_nothing_to_choose() -> None:
    first = choice_words.lead(compared(of(), passages=()))[0]
    assert first == "No passage that readers see in both v3 and v4 differs: nothing to choose between."
    assert [part.name for part in parts(compared(passages=(), whole=(), promises=()))] == ["flags", "whom"]


def test_every_split_is_said_as_it_was_judged() -> None:
    for new, old in ((new, n - new) for n in (7, 8, 11, 34) for new in range(n + 1)):
        each = chosen(new, old)
        holds(choice_words.passage(compared(), each), each.verdict)


def test_a_passage_says_what_readers_chose() -> None:
    assert choice_words.passage(compared(), chosen(26, 6, 2)).endswith("(26 chose v4, 6 v3, 2 neither, counted half).")
    hidden = replace(chosen(26, 6, 2), choices=None)
    assert "26" not in choice_words.passage(compared(), hidden)
    assert choice_words.passage(compared(), chosen(7, 0)).startswith("No verdict: needs at least 8 readers")


def test_a_winner_among_many_is_not_said_to_be_one() -> None:
    said = choice_words.passage(compared(), replace(chosen(26, 6), verdict=ONE_OF_MANY))
    assert said == (
        "Cannot tell: one of 5 passages may well look like this by chance. Taken alone, between 52 % and 81 % of"
        " readers for v4 fits (26 chose v4, 6 v3, 0 neither)."
    )


def test_with_whom_is_said_only_where_audiences_differ_and_nobody_can_read_any_more() -> None:
    apart = Audiences(AHEAD, {"executives": BEHIND, "customers": AHEAD, "investors": OPEN}, differ=True)
    assert choice_words.with_whom(compared(preference=apart)) == (choice_words.LATER,)
    told = choice_words.with_whom(compared(preference=apart, closed=True))
    assert told[1].startswith("Executives would rather read on from v3 than from v4: between 52 % and 81 %")
    assert told[2].startswith("Customers would rather read on from v4 than from v3")
    assert told[3].startswith("Investors: cannot tell, about 40 more")
    assert choice_words.DIFFER in choice_words.lead(compared(preference=apart, closed=True))
    alike = replace(apart, differ=False)
    assert choice_words.with_whom(compared(preference=alike, closed=True)) == (choice_words.ALIKE,)
    assert not [
        row for each in parts(compared(preference=alike, closed=True)) if each.name == "whom" for row in each.rows
    ]
    hidden = replace(apart, each={})
    assert choice_words.with_whom(compared(preference=hidden, closed=True))[1].startswith("Which ones cannot be shown")


@pytest.mark.parametrize("verdict", EDGES)
def test_promises_too(verdict: Verdict) -> None:
    holds(choice_words.promise(Promise(3, "Four minutes", verdict)), verdict)


def test_pooled_estimates_are_what_is_printed() -> None:
    alone = preferences([Choices(26, 6, 2)])[0]
    assert alone.estimate
    assert alone.estimate < 27 / 34
    assert f"best estimate {100 * alone.estimate:.0f} %" in choice_words.passage(compared(), chosen(26, 6, 2))
