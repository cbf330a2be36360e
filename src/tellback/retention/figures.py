"""Every figure of an answer: its sentences, its chart, its table and how it was made. Page, command and files show
the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tellback.retention import sentences, spoken_numbers, wording
from tellback.retention.answer import Answer, Churn, State
from tellback.retention.answer import Line as Drawn
from tellback.show.estimates import FEWEST_AT_RISK, Estimate, Line, Step, bars, forest, steps, upheld
from tellback.show.table import Cell, Table
from tellback.stats.intervals import rate
from tellback.stats.verdict import Verdict

RATIO_AXIS = "← less often · more often →"
COLUMNS = ("while", "customers", "left", "years", "share of the time", "from", "to", "best estimate", "remark")
RATE_COLUMNS = ("unhappy and", "customers", "left", "years", "from", "to", "best estimate", "remark")
CURVE_COLUMNS = ("customers", "day", "from", "to", "best estimate", "still counted")
CURVE_METHOD = (
    "Simon and Makuch (1984): customers change the line on the day after a complaint; delayed entry; 95 % band by"
    f" Greenwood on the log-log scale; drawn while at least {FEWEST_AT_RISK} are left"
)
INCIDENCE_METHOD = (
    "Aalen and Johansen (1978), competing endings, delayed entry; 95 % band;"
    f" drawn while at least {FEWEST_AT_RISK} are left"
)
FEWEST_DRAWN = 2
"""A curve of fewer steps says nothing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A question in a product manager's words, the sentences that answer it, and what they rest on.

    `question` is which of the two it answers, `name` its address and its file's name, `method` how it was made;
    `caveats` say what it does not show and what would change it.
    """

    name: str
    question: str
    title: str
    sentences: tuple[str, ...]
    caveats: tuple[str, ...]
    chart: dict[str, Any] = field(metadata={"json": False})
    table: Table
    method: str


def figures(churn: Churn) -> tuple[Figure, ...]:
    """All figures of both answers, those of the first question first."""
    return (*answer_figures(churn.everybody, ""), *answer_figures(churn.unhappy, "unhappy-"))


def answer_figures(answer: Answer, prefix: str = "") -> tuple[Figure, ...]:
    """The figures of one answer; none where it is refused."""
    if answer.refusal:
        return ()
    return (*_spoken(answer, prefix), *_ratios(answer, prefix), *_curves(answer, prefix))


def asked(answer: Answer) -> str:
    """Which of the two questions an answer is to, in a few words."""
    return sentences.QUESTIONS[answer.question]


def _spoken(answer: Answer, prefix: str) -> Iterator[Figure]:
    """Silent and spoken side by side, by time: by head, the silence before a complaint would count as staying."""
    silent, spoke = answer.baseline, answer.overall
    if answer.question == sentences.EVERYBODY or not silent or not spoke or silent.hidden or spoke.hidden:
        return
    per_100 = [rate(state.left or 0, (state.years or 0) / 100, 5) for state in (silent, spoke)]
    named = list(zip(("silent", "spoken"), (silent, spoke), per_100, strict=True))
    title = "Unhappy and silent, unhappy and spoken: how many leave?"
    whens = ("While they said nothing", "Once they had complained")
    said = tuple(sentences.rate_of(when, state, each) for when, (_, state, each) in zip(whens, named, strict=True))
    rows = [Estimate(name, sentences.counts(state), each) for name, state, each in named]
    yield Figure(
        prefix + "spoken",
        asked(answer),
        title,
        (*sentences.ratios(answer, [spoke]), *said, wording.BY_TIME),
        sentences.changes(answer, [spoke]),
        bars(rows, f"{title} {' '.join(said)}", "left, in 100 customer-years", "~f"),
        Table(
            RATE_COLUMNS, tuple((name, *_counts(state), *_verdict(each), each.caveat) for name, state, each in named)
        ),
        f"Rates: left, divided by customer-years in the state, {per_100[0].method}. Ratio: {spoke.ratio.method}",
    )


def _counts(state: State) -> tuple[Cell, ...]:
    return state.customers, state.left, state.years


def _verdict(found: Verdict) -> tuple[Cell, ...]:
    return found.low, found.high, found.estimate


def _ratios(answer: Answer, prefix: str) -> Iterator[Figure]:
    opinions = [each for each in (answer.overall, answer.lagged, answer.landmark, *answer.tenure) if each]
    kinds: tuple[tuple[str, str, Sequence[State], tuple[str, ...]], ...] = (
        ("since", "How soon after a complaint do they leave?", answer.since, sentences.remarks(answer, "since")),
        ("answered", "Does an answer help?", answer.answered, sentences.remarks(answer, "answered")),
        ("counted", "Does it matter how often they complained?", answer.counted, sentences.remarks(answer, "counted")),
        ("segments", "Is it the same everywhere?", answer.segments, sentences.segments(answer)),
        ("opinions", "What do second opinions say?", opinions, (wording.OPINIONS,) if answer.lagged else ()),
    )
    for name, title, states, after in kinds:
        if states:
            yield _forest(answer, prefix + name, title, states, after)


def _forest(answer: Answer, name: str, title: str, states: Sequence[State], after: tuple[str, ...]) -> Figure:
    said = () if states is answer.segments else sentences.ratios(answer, states)
    rows = [Estimate(sentences.row_name(state), sentences.counts(state), state.ratio) for state in states]
    description = f"{title} Each line is the interval of a ratio, its point the best estimate. {' '.join(said + after)}"
    return Figure(
        name,
        asked(answer),
        title,
        said + after,
        sentences.changes(answer, states),
        forest(rows, description, RATIO_AXIS),
        Table(COLUMNS, tuple(map(_row, states))),
        _method(state.ratio.method for state in states),
    )


def _row(state: State) -> tuple[Cell, ...]:
    ratio = state.ratio
    remark = "hidden: too few customers" if state.hidden else ratio.caveat
    return (state.label, *_counts(state), state.share, *_verdict(ratio), remark)


def _method(methods: Iterator[str]) -> str:
    """Each method once, in the order in which they are used."""
    return "; ".join(dict.fromkeys(filter(None, methods)))


def _curves(answer: Answer, prefix: str) -> Iterator[Figure]:
    titles = ("How many are still with us?", "How many left, and how many ended otherwise?")
    if lines := _drawn(answer.curve):
        said = (*_read(lines, wording.STAYED), wording.FROM_THE_DAY)
        chart = steps(lines, f"{titles[0]} {' '.join(said)}", "still with us")
        yield Figure(prefix + "curve", asked(answer), titles[0], said, (), chart, _points(lines), CURVE_METHOD)
    if lines := _drawn(answer.incidence):
        said = _read(lines, wording.ENDED)
        chart = steps(lines, f"{titles[1]} {' '.join(said)}", "have ended")
        yield Figure(prefix + "incidence", asked(answer), titles[1], said, (), chart, _points(lines), INCIDENCE_METHOD)


def _drawn(told: Sequence[Drawn]) -> list[Line]:
    """The lines that say something: long enough, and not at nothing all the time."""
    lines = [
        Line(wording.LINES[line.name], list(map(Step, line.days, line.share, line.low, line.high, line.at_risk)))
        for line in told
    ]
    long = [line for line in lines if len(upheld(line.steps)) >= FEWEST_DRAWN]
    return [line for line in long if any(step.share for step in line.steps)]


def _read(lines: Sequence[Line], template: str) -> tuple[str, ...]:
    day = spoken_numbers.day_in_common([upheld(line.steps)[-1].day for line in lines])
    return tuple(sentences.at_day(line, day, template) for line in lines)


def _points(lines: Sequence[Line]) -> Table:
    points = ((line.name, step) for line in lines for step in upheld(line.steps))
    rows = ((name, step.day, step.low, step.high, step.share, step.at_risk) for name, step in points)
    return Table(CURVE_COLUMNS, tuple(rows))
