"""Answers about staying, made up by hand: one that can tell much, one that can tell nothing."""

from __future__ import annotations

from dataclasses import replace
from math import exp

from tellback.retention.answer import Answer, Churn, Line, Refused, State, Visible
from tellback.retention.standing import Standing, Unjoined
from tellback.stats.verdict import Verdict

METHOD = "Cox regression, states varying in time"
STANDING = Standing(
    churn_from="2024-01-01",
    complaints_from="2024-03-01",
    until="2026-02-28",
    customers=8120,
    spells=8301,
    years=9050.0,
    left=2140,
    involuntary=212,
    unknown=310,
    complaints=6011,
    joined=5400,
    leaving=120,
    counted=4870,
    complainers=3015,
    answers_known=True,
    unjoined=(Unjoined("no customer goes by the name of its author", 611, ("message 7 (a…@mail.example)",)),),
    plans=("Solo", "Team"),
    usages=("light", "heavy"),
)


def state(name: str, label: str, left: int, ratio: tuple[float, float, float] | str, customers: int = 0) -> State:
    """A state with its ratio as (low, estimate, high), or with why there is none."""
    known = Verdict(ratio[1], ratio[0], ratio[2], left, METHOD) if isinstance(ratio, tuple) else None
    verdict = known or Verdict(None, None, None, left, METHOD, str(ratio))
    return State(name, label, customers or 10 * left, left, left * 1.7, 0.2, verdict, by_prior=5 <= left < 20)


def line(name: str, rate: float, at_risk: int) -> Line:
    days = tuple(range(0, 800, 7))
    share = tuple(exp(-rate * day / 365) for day in days)
    low, high = tuple(each * 0.95 for each in share), tuple(min(1.0, each * 1.04) for each in share)
    return Line(name, name, days, share, low, high, tuple(int(at_risk * exp(-day / 250)) for day in days))


HIDDEN = State(
    "Nordic",
    "Nordic, after a complaint",
    None,
    None,
    None,
    None,
    Verdict(None, None, None, 0, METHOD, "fewer than 5 customers, or another row would give them away"),
    hidden=True,
)
EVERYBODY = Answer(
    question="everybody",
    asks="Do customers who have complained leave more or less often than those who have not?",
    against="customers who have not complained so far",
    adjusted=("usage", "plan"),
    baseline=replace(
        state("never", "customers who have not complained so far", 1530, "all others are compared with these", 7810),
        years=6000.0,
    ),
    overall=state("complained", "after a complaint", 610, (1.22, 1.36, 1.51), 3015),
    since=(
        state("1-30", "1-30 days after a complaint", 219, (2.24, 2.71, 3.28), 3015),
        state("31-90", "31-90 days after a complaint", 140, (0.91, 1.08, 1.27), 2790),
        state("91+", "91 days and more after a complaint", 251, (0.84, 0.97, 1.1), 2410),
    ),
    answered=(
        state("unanswered", "while a complaint is unanswered", 360, (1.7, 1.99, 2.3), 2100),
        state("answered", "after every complaint so far was answered", 250, (0.97, 1.1, 1.26), 1900),
    ),
    counted=(
        state("1", "after the first complaint", 400, (1.2, 1.34, 1.5), 3015),
        state("2", "after the second complaint", 180, (1.1, 1.4, 1.8), 900),
        state("3+", "after the third complaint or a later one", 14, (0.6, 1.3, 2.6), 90),
    ),
    segments=(
        state("Benelux", "Benelux, after a complaint", 310, (1.2, 1.4, 1.6)),
        state("Iberia", "Iberia, after a complaint", 296, (1.1, 1.3, 1.5)),
        HIDDEN,
        state("Alps", "Alps, after a complaint", 4, "4 left, and a ratio needs at least 5"),
    ),
    tenure=(
        state("first year", "in the first year as a customer", 400, (1.2, 1.4, 1.6)),
        state("later", "after the first year as a customer", 210, (1.0, 1.2, 1.44)),
    ),
    landmark=state(
        "landmark", "had complained by day 90 and were still there, over the next 365 days", 88, (0.9, 1.1, 1.3)
    ),
    lagged=state("lagged", "a complaint counts only from 30 days after it", 391, (0.92, 1.02, 1.14)),
    curve=(line("never", 0.41, 5100), line("complained", 0.55, 400)),
    incidence=(line("left", 0.3, 5100), line("involuntary", 0.05, 5100)),
    e_value=Verdict(1.9, 1.6, None, 610, "E-value"),
    visible=Visible(2140, 0.2, 0.88, 1.14),
)
SILENT = Answer(
    question="equally unhappy",
    asks="Among customers known to be unhappy, do those who then complain leave more or less often?",
    against="customers with a sign of unhappiness who have said nothing so far",
    refusal="Nothing is known of unhappy customers who say nothing.",
)
FULL = Churn(
    STANDING,
    EVERYBODY,
    SILENT,
    (
        Refused(
            "share", "share lost: those who ever complained against the others", 0.4321987, "To complain one must stay."
        ),
        Refused(
            "ever", "rate of leaving: those who ever complained against the others", 0.1776543, "No model mends it."
        ),
    ),
)
