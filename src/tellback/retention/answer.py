"""The answer to "do customers who complain stay?": what is compared with what, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellback.retention.standing import Standing
from tellback.stats.verdict import Verdict


@dataclass(frozen=True, slots=True)
class State:
    """Customers while something holds of them, such as "1-30 days after a complaint", and how often they left then.

    `customers` were in it at some time, `left` of them left while in it, `years` is the time they were in it together
    and `share` its share of all time watched. `ratio` is how many times as often they left as those of the answer's
    `against`, of the same age as a customer and alike in what is adjusted for (1: no difference; a hazard ratio).
    `by_prior` says that a prior holds the ratio together: fewer than 20 left. Where fewer than k customers would
    be shown (or could be worked out), `hidden` is set and every number is None.
    """

    name: str
    label: str
    customers: int | None
    left: int | None
    years: float | None
    share: float | None
    ratio: Verdict
    hidden: bool = False
    by_prior: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plot by days as a customer: a share with its 95 % band, and how many were at risk on each day."""

    name: str
    label: str
    days: tuple[int, ...]
    share: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    at_risk: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Visible:
    """What could be seen at all: a ratio between `less` and `more` would more likely than not go unseen.

    Of 100 such studies with a true ratio of `more` (or `less`) 80 would see it, if as much were known of each customer
    as here. None: no ratio could be seen.
    """

    left: int
    share: float
    less: float | None
    more: float | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A figure that is not given as an answer: what it is, what it would say, and why that is wrong."""

    name: str
    figure: str
    estimate: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the two questions, named, with its answer or with the reason why it has none (`refusal`).

    `against` are the customers that every ratio compares with; `baseline` is their state. `since`, `answered`,
    `counted` and `segments` divide the same complainers in four ways (segments pooled partly towards each other;
    `segments_differ` says whether they lie further apart than chance would have it: only then may one be named alone);
    `tenure` asks whether the ratio is the same before and after a customer's first year. `landmark` is the second
    opinion: customers who had complained by day 90 and were still there, over the next 365 days. `lagged` counts
    a complaint only from 30 days after it, so that what is said on the way out counts for nothing. `e_value`: how
    strongly a hidden cause would have to be tied both to complaining and to leaving to explain the ratio away (`low`:
    to bring the interval to 1).
    """

    question: str
    asks: str
    against: str
    adjusted: tuple[str, ...] = ()
    refusal: str = ""
    caveats: tuple[str, ...] = ()
    baseline: State | None = None
    overall: State | None = None
    since: tuple[State, ...] = ()
    answered: tuple[State, ...] = ()
    counted: tuple[State, ...] = ()
    segments: tuple[State, ...] = ()
    segments_differ: bool = False
    tenure: tuple[State, ...] = ()
    landmark: State | None = None
    lagged: State | None = None
    curve: tuple[Line, ...] = ()
    incidence: tuple[Line, ...] = ()
    e_value: Verdict | None = None
    visible: Visible | None = None


@dataclass(frozen=True, slots=True)
class Churn:
    """Both answers, what they stand on, and the figures that are refused."""

    standing: Standing
    everybody: Answer
    unhappy: Answer
    refused: tuple[Refused, ...] = field(default=())
