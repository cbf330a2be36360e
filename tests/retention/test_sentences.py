"""Every sentence is true of its numbers, whatever they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellback.retention import wording
from tellback.retention.answer import State, Visible
from tellback.retention.sentences import at_day, counts, hidden_cause, ratio, side, visible
from tellback.retention.spoken_numbers import percent, times
from tellback.show.estimates import Line, Step
from tellback.stats.verdict import Verdict

RATIOS = st.floats(min_value=1e-3, max_value=1e3) | st.floats(min_value=0.9, max_value=1.1)
NUMBER = r"(just over 1|just under 1|[\d,]+(?:\.\d+)?)"
SAID = re.compile(rf"between {NUMBER} and {NUMBER} times as often")
BEST = re.compile(rf"best estimate {NUMBER} ")
BANNED = re.compile(r"significan|\bp\s*[<=]|\*|loyal|% (more|less|fewer)|proves?\b|causes? customers", re.IGNORECASE)
TEMPLATES = [value for name, value in vars(wording).items() if name.isupper() and isinstance(value, str)]


@st.composite
def verdicts(draw: st.DrawFn) -> Verdict:
    low, point, high = sorted(draw(st.tuples(RATIOS, RATIOS, RATIOS)))
    return Verdict(point, low, high, 1, "Cox")


@st.composite
def states(draw: st.DrawFn) -> State:
    customers = draw(st.integers(0, 10**7))
    left = draw(st.integers(0, customers))
    return State("s", "S", customers, left, 1.0, 0.1, draw(verdicts()), by_prior=draw(st.booleans()))


def number(said: str) -> float:
    return {"just over 1": 1 + 1e-9, "just under 1": 1 - 1e-9}.get(said) or float(said.replace(",", ""))


@given(states())
def test_more_and_less_are_only_said_where_the_interval_lies_there(state: State) -> None:
    said = ratio(state, "After a complaint", "those who have not complained")
    low, high = state.ratio.low or 0, state.ratio.high or 0
    assert ("left more often than" in said) == (low > 1)
    assert ("left less often than" in said) == (high < 1)
    assert ("no difference" in said or "cannot be told whether" in said) == (low <= 1 <= high)
    assert not BANNED.search(said)


@given(states())
def test_no_rounding_crosses_one_and_every_number_stays_near_what_it_stands_for(state: State) -> None:
    said = ratio(state, "After a complaint", "others")
    wide = re.search(rf"between {NUMBER} and {NUMBER} times", said)
    assert wide
    shown = [number(wide[1]), number(wide[2])]
    for each, true in zip(shown, (state.ratio.low, state.ratio.high), strict=True):
        assert true
        assert (each > 1, each < 1) == (true > 1, true < 1)
        assert each == pytest.approx(true, rel=0.06, abs=0.0006)
    if best := BEST.search(said):
        assert shown[0] <= number(best[1]) <= shown[1]
        assert said.index("between") < said.index("best estimate")
        assert (number(best[1]) > 1) == ((state.ratio.estimate or 0) > 1)


@given(states())
def test_the_counts_stand_beside_the_ratio_and_are_exact(state: State) -> None:
    said = ratio(state, "After a complaint", "others")
    found = re.search(r"\(([\d,]+) customers?, ([\d,]+) left\)", said)
    assert found
    assert (number(found[1]) or 0, number(found[2]) or 0) == (state.customers, state.left)


@given(st.floats(min_value=1e-3, max_value=1e6))
def test_a_ratio_is_never_said_as_nothing_or_as_one_when_it_is_not(value: float) -> None:
    shown = number(times(value))
    assert shown > 0
    assert (shown > 1, shown < 1) == (value > 1, value < 1)


def test_what_is_not_known_says_why_and_gives_no_number() -> None:
    unknown = Verdict(None, None, None, 3, "Cox", "it takes 5 who left after a complaint, and 3 have")
    said = ratio(State("s", "S", 90, 3, 2.0, 0.1, unknown), "Once they had complained", "others")
    assert said == (
        "Once they had complained, it cannot be told how often customers left against others:"
        " it takes 5 who left after a complaint, and 3 have (90 customers, 3 left)."
    )


def test_a_hidden_row_gives_no_number_away() -> None:
    few = Verdict(None, None, None, 0, "Cox", "fewer than 7 customers, or another row would give them away")
    hidden = State("s", "S", None, None, None, None, few, hidden=True)
    said = ratio(hidden, "In the segment Nordic", "others")
    assert re.findall(r"\d+", said) == ["7"]
    assert counts(hidden) == "counts hidden"


def test_a_first_month_reads_as_the_plan_has_it() -> None:
    state = State("s", "S", 1204, 119, 88.0, 0.04, Verdict(2.7, 2.2, 3.3, 119, "Cox"))
    assert ratio(state, "In the 30 days after a complaint", "others of the same age and usage") == (
        "In the 30 days after a complaint, customers left more often than others of the same age and usage:"
        " between 2.2 and 3.3 times as often, best estimate 2.7 (1,204 customers, 119 left)."
    )


@given(verdicts())
def test_the_two_sides_are_never_both_held(verdict: Verdict) -> None:
    mirrored = Verdict(None, 1 / (verdict.high or 1), 1 / (verdict.low or 1), 1, "Cox")
    turned = {"more": "less", "less": "more", "neither": "neither", "unknown": "unknown"}
    assert turned[side(verdict)] == side(mirrored)


@given(st.integers(0, 10**6), st.floats(1.001, 50) | st.none(), st.floats(0.02, 0.999) | st.none())
def test_what_could_be_seen_is_said_with_what_it_rests_on(left: int, more: float | None, less: float | None) -> None:
    said = visible(Visible(left, 0.1, less, more))
    assert f"{left:,} customer" in said
    assert ("no difference of any size" in said) == (more is None)
    if more:
        shown = re.search(rf"×{NUMBER} or more", said)
        assert shown
        assert number(shown[1]) > 1


def test_what_would_explain_a_ratio_away_is_said_of_the_interval_too() -> None:
    said = hidden_cause(Verdict(4.8, 3.6, None, 1, "E-value"))
    assert "factor of 4.8, and by a factor of 3.6 to bring no difference back" in said
    assert hidden_cause(Verdict(None, None, None, 1, "E-value")) == ""


@given(st.floats(0, 1))
def test_a_share_is_not_rounded_to_nothing_or_all(share: float) -> None:
    assert (percent(share) == "0 %") == (share == 0)
    assert (percent(share) == "100 %") == (share == 1)


def test_a_curve_is_read_at_the_step_that_holds() -> None:
    line = Line("complained", [Step(0, 1, 1, 1, 90), Step(300, 0.64, 0.58, 0.7, 60), Step(400, 0, 0, 0, 9)])
    assert at_day(line, 365, wording.STAYED) == (
        "At the pace of those who had complained: of customers there on their first day, between 58 % and 70 % would"
        " still be with us after a year as a customer, best estimate 64 % (60 still counted then)."
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template[:40])
def test_no_template_says_what_must_never_be_printed(template: str) -> None:
    assert not BANNED.search(template)
    if "{point}" in template and "{low}" in template:
        assert template.index("{low}") < template.index("{point}")
        assert (
            template.index("{point}") < template.find("{counts}", template.index("{point}")) or "{at_risk}" in template
        )
