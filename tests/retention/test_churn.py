"""Do customers who complain stay? Through the store, on the named world and on worlds whose truth is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from ledger import Ledger
from simulated import ORIGIN, WINDOW, Effect, World, bad_month, no_effect, open_doubles, world
from tellback.retention.answer import Churn, State
from tellback.retention.churn import churn, judge
from tellback.retention.churn_lines import lines
from tellback.retention.heard import Heard
from tellback.retention.join import Joined
from tellback.retention.unhappy import Signs
from tellback.store.base import Store
from tellback.workspace.settings import RetentionSettings

YEAR = RetentionSettings(churn_from="2025-01-01", complaints_from="2025-01-01", until="2025-12-31")
NO_SIGNS = Signs(np.zeros(0, np.int64), np.zeros(0, np.int32))


def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def judged(made: World, seen: Signs = NO_SIGNS, complaints_from: int = ORIGIN - 1_000) -> Churn:
    """A simulated world, all of whose complaints are known from long before the window on."""
    days = RetentionSettings(iso(ORIGIN), iso(complaints_from), iso(ORIGIN + WINDOW))
    count = len(made.heard)
    joined = Joined(made.heard, count, count, 0, 0, ORIGIN, ())
    return judge(made.lives, joined, seen, days)


def ratio(state: State | None) -> float:
    assert state is not None and state.ratio.estimate is not None
    return state.ratio.estimate


def holds(state: State | None, truth: float) -> bool:
    assert state is not None and state.ratio.low is not None and state.ratio.high is not None
    return state.ratio.low <= truth <= state.ratio.high


def test_ana_complains_and_stays_ben_leaves_without_a_word_and_two_people_prove_nothing(store: Store) -> None:
    ledger = Ledger(store)
    ledger.customer(1, "2025-01-10", email="ana@heron.example").customer(2, "2025-01-10", "2025-06-01")
    ledger.complaint("ana@heron.example", "2025-03-01").keep("2025-12-31")
    found = churn(store, YEAR)
    known = found.standing
    assert (known.customers, known.left, known.complaints, known.joined, known.complainers) == (2, 1, 1, 1, None)
    for answer in (found.everybody, found.unhappy):
        assert answer.refusal
    assert found.everybody.overall is not None and found.everybody.overall.hidden
    assert found.refused == ()


def test_nothing_is_answered_before_it_is_said_since_when_all_is_recorded(store: Store) -> None:
    Ledger(store).customer(1, "2025-01-10", "2025-06-01").complaint("c1", "2025-03-01").keep("2025-12-31")
    found = churn(store, RetentionSettings())
    assert found.everybody.overall is None and found.refused == ()
    assert "--churn-from DAY (the data suggest 2025-06-01)" in found.everybody.refusal
    assert "--complaints-from DAY (the data suggest 2025-03-01)" in found.unhappy.refusal


def test_without_a_roster_or_a_complaint_it_says_what_to_bring_in(store: Store) -> None:
    assert "tellback customers" in churn(store, YEAR).everybody.refusal
    Ledger(store).customer(1, "2025-01-10", "2025-06-01").keep("2025-12-31")
    found = churn(store, YEAR)
    assert "tellback import" in found.everybody.refusal
    assert "0 left" not in " ".join(lines(found))


def test_how_many_complained_is_not_told_where_they_are_few(store: Store) -> None:
    ledger = Ledger(store)
    for number in range(1, 41):
        ledger.customer(number, "2025-01-10", "2025-06-01" if number % 2 else "")
    for number in range(1, 4):
        ledger.complaint(f"c{number}", "2025-03-01")
    found = churn(ledger.keep("2025-12-31"), YEAR)
    assert found.standing.complainers is None and found.everybody.visible is None
    said = " ".join(" ".join(lines(found)).split())
    assert "fewer than 5 customers were watched" in said and "by 3" not in said


def test_customers_without_a_first_day_are_refused_not_guessed(store: Store) -> None:
    ledger = Ledger(store).customer(1, "").customer(2, "")
    ledger.complaint("c1", "2025-03-01").keep("2025-12-31")
    found = churn(store, YEAR)
    assert found.standing.undated == 2
    assert "first day" in found.everybody.refusal and found.everybody.overall is None


@pytest.mark.parametrize(("effect", "truth"), [(no_effect, 1.0), (open_doubles, None)])
def test_the_truth_lies_within_the_interval(effect: Effect, truth: float | None) -> None:
    found = judged(world(2, 5_000, effect)).everybody
    assert found.refusal == "" and found.adjusted == ("usage",)
    if truth is not None:
        assert holds(found.overall, truth) and 0.85 < ratio(found.overall) < 1.15
        assert holds(found.landmark, truth) and holds(found.lagged, truth)
    else:
        unanswered, answered = found.answered
        assert holds(unanswered, 2.0) and holds(answered, 1.1)


def test_a_bad_month_is_seen_as_a_bad_month() -> None:
    found = judged(world(2, 5_000, bad_month)).everybody
    assert holds(found.since[0], 3.0) and holds(found.since[1], 1.0) and holds(found.since[2], 1.0)
    assert ratio(found.lagged) < ratio(found.overall)


def test_the_naive_figure_is_refused_with_its_reason() -> None:
    found = judged(world(1, 5_000))
    share, ever = found.refused
    assert share.estimate is not None and share.estimate < 0.75 and "still be there" in share.why
    assert ever.estimate is not None and ever.estimate < 0.6


def test_segments_alike_are_drawn_together() -> None:
    found = judged(world(3, 3_000, segments=6)).everybody
    pooled = [ratio(state) for state in found.segments]
    assert len(pooled) == 6 and all(0.7 < each < 1.4 for each in pooled)
    assert [state.name for state in found.segments] == [f"segment {at}" for at in range(6)]


def test_few_who_left_after_a_complaint_carry_no_ratio() -> None:
    made = world(1, 60)
    found = judged(made).everybody
    assert found.overall is not None and found.overall.left is not None
    if found.overall.left < 5:
        assert not found.overall.ratio.known and found.refusal
    else:
        assert found.overall.by_prior and "prior" in found.overall.ratio.method


def test_where_usage_is_unknown_only_what_it_could_not_explain_is_said() -> None:
    for effect, known in ((no_effect, False), (bad_month, True)):
        made = world(1, 5_000, effect)
        blind = replace(made.lives, usage=np.full(len(made.lives), -1, np.int16))
        found = judged(World(blind, made.heard)).everybody
        assert found.since[0].ratio.known is known
        assert found.caveats and "usage" in found.caveats[0]


@pytest.mark.parametrize("customers", [300, 3_000])
def test_nothing_is_said_where_usage_tells_who_complains(customers: int) -> None:
    """Heavy users leave less, and all of them complained on their first day: nobody is alike but for the complaint."""
    made = world(5, customers, segments=2)
    heavy = made.lives.usage == 1
    first = Heard(made.lives.customer[heavy], made.lives.start[heavy], np.zeros(int(heavy.sum()), np.int32))
    found = judged(World(made.lives, first)).everybody
    assert found.refusal.startswith("those who complained and those who did not are nowhere alike")
    states = (found.overall, *found.since, *found.counted, *found.segments, *found.tenure, found.landmark)
    assert not any(state and state.ratio.known for state in states)


def test_silence_is_compared_among_the_unhappy_only_from_the_first_sign() -> None:
    made = world(4, 5_000)
    dice = np.random.default_rng(1)
    day = (made.lives.start + dice.integers(1, 300, len(made.lives))).astype(np.int32)
    found = judged(made, Signs(made.lives.customer, day)).unhappy
    assert found.refusal == "" and holds(found.overall, 1.0)
    assert found.baseline is not None and found.baseline.customers is not None and found.baseline.years is not None
    assert found.baseline.years / found.baseline.customers < 120 / 365.25
    assert "before their first sign" in found.caveats[-1]
    assert (found.curve, found.incidence) == ((), ())


def test_whoever_may_have_complained_before_is_not_taken_for_silent() -> None:
    made = world(4, 5_000)
    seen = Signs(made.lives.customer, np.full(len(made.lives), ORIGIN + 30, np.int32))
    known, late = (judged(made, seen, since).unhappy.baseline for since in (ORIGIN - 1_000, ORIGIN))
    came_later = int(((made.lives.start >= ORIGIN) & (made.lives.start <= ORIGIN + 30)).sum())
    assert known is not None and late is not None and known.customers is not None and late.customers is not None
    assert late.customers <= came_later < known.customers


def test_the_second_question_is_refused_where_no_sign_is_known() -> None:
    assert "say nothing" in judged(world(1, 200)).unhappy.refusal
