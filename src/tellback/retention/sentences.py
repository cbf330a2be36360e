"""What the numbers say, in sentences that are true of them and hard to quote wrongly.

The interval stands before the best estimate, the counts beside it. Where the interval holds 1, no sentence says more
or less. No rounding crosses 1. The rules and the wording: STATISTICS, section 6, kept by `tests/retention`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tellback.retention import wording
from tellback.retention.answer import Answer, State, Visible
from tellback.retention.spoken_numbers import between, listed, percent, span, times
from tellback.retention.standing import Standing
from tellback.show.estimates import Line, standing
from tellback.show.terminal import counted
from tellback.show.typography import day
from tellback.stats.intervals import Z95
from tellback.stats.pool import differ
from tellback.stats.verdict import Verdict

EVERYBODY = "everybody"
"""The question whose others need no name."""
QUESTIONS = {
    EVERYBODY: "Against everybody who has not complained",
    "equally unhappy": "Against equally unhappy customers who said nothing",
}
Side = Literal["more", "less", "neither", "unknown"]


def headline(answer: Answer) -> tuple[str, ...]:
    """What an answer says, what it does not show, and what could be seen at all; or why there is none.

    All who complained come first, always: a part of them that stands out may do so by chance.
    """
    if not answer.overall:
        return (answer.refusal,)
    told = [answer.overall] if answer.refusal else [answer.overall, *_turn(answer.since)]
    said = ratios(answer, told) + changes(answer, told)
    seen = (visible(answer.visible),) if answer.visible else ()
    return (*said, *(each for each in seen if each not in said))


def _turn(since: Sequence[State]) -> list[State]:
    """The first month and a time after it that is plainly different: then one figure for both would hide both.

    Plainly: their intervals do not meet. Else the month that stands out would be picked from several, by chance.
    """
    month, *later = [*since[:1], *(state for state in since[1:] if state.ratio.known)] or [None]
    other = [state for state in later if state and month and _apart(month.ratio, state.ratio)]
    return [month, other[0]] if month and other else []


def _apart(one: Verdict, other: Verdict) -> bool:
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.low > other.high or one.high < other.low


def ratios(answer: Answer, states: Sequence[State]) -> tuple[str, ...]:
    """A sentence for each state; who the others are is said in full the first time."""
    opens = next((at for at, state in enumerate(states) if not state.hidden), 0)
    against = (others(answer) if at == opens else "others like them" for at in range(len(states)))
    return tuple(ratio(state, when(state), each) for state, each in zip(states, against, strict=True))


def ground(standing: Standing) -> str:
    """Who was watched, from when to when, and what they said and did."""
    begin = max(standing.churn_from, standing.complaints_from)
    involuntary, spoken = standing.involuntary, standing.complainers
    whose = f"fewer than {standing.k} customers" if spoken is None else counted(spoken, "customer")
    otherwise = f", {involuntary:,} ended otherwise, such as by a payment that failed" if involuntary else ""
    return (
        f"{counted(standing.customers, 'customer')} watched from {day(begin)} to {day(standing.until)}:"
        f" {standing.left:,} left{otherwise}. After a complaint, {whose} {'was' if spoken == 1 else 'were'} watched;"
        f" {counted(standing.counted, 'complaint')} came while they were watched."
    )


def left_out(standing: Standing) -> tuple[str, ...]:
    """Complaints and customers that count only in part, or not at all."""
    unknown = counted(standing.unknown, "customer")
    told = (
        (standing.leaving, f"Left out, for they ask to cancel: {counted(standing.leaving, 'complaint')}."),
        (
            standing.decided,
            f"Left out, as whoever made them had decided to leave: {counted(standing.decided, 'complaint')}.",
        ),
        (
            standing.unknown,
            f"Came before complaints were recorded, and count only from when they are heard: {unknown}.",
        ),
        (standing.undated, f"Left out, for their first day is not known: {counted(standing.undated, 'customer')}."),
    )
    return tuple(text for count, text in told if count)


def remarks(answer: Answer, name: str) -> tuple[str, ...]:
    """What must be said beside the figure of one of an answer's divisions: "since", "answered", "counted"."""
    states: tuple[State, ...] = getattr(answer, name)
    first = states[0].ratio if name == "since" and states else None
    said = [wording.READINGS] if first and side(first) == "more" else []
    said += [wording.REMAINS] if said and answer.lagged else []
    said += [wording.ANSWER_TIME] if name == "answered" and states else []
    said += [wording.PICKED] if _picked(answer, states) else []
    return (*said, *([wording.TOGETHER] if _together([state.ratio for state in states if state.ratio.known]) else []))


def _picked(answer: Answer, states: Sequence[State]) -> bool:
    """Whether a row says more or less where all rows together say neither."""
    whole = answer.overall and side(answer.overall.ratio) in {"neither", "unknown"}
    return bool(whole) and any(side(state.ratio) in {"more", "less"} for state in states)


def _together(known: Sequence[Verdict]) -> bool:
    """Whether several ratios differ no more than chance would have it."""
    import numpy as np

    ends = np.log([[each.low or 1.0, each.high or 1.0] for each in known] or np.ones((0, 2)))
    return len(known) > 1 and not differ(ends.mean(axis=1), (ends[:, 1] - ends[:, 0]) / (2 * Z95))


def segments(answer: Answer) -> tuple[str, ...]:
    """What is said of segments: each by its name only where they differ by more than chance would have it."""
    if answer.segments_differ:
        return (
            *ratios(answer, answer.segments),
            *([wording.PICKED] if _picked(answer, answer.segments) else []),
            wording.POOLED,
        )
    known = sum(state.ratio.known for state in answer.segments)
    whole = ratios(answer, [answer.overall] if answer.overall else [])
    return (*whole, wording.ALIKE, wording.POOLED) if known > 1 else (*whole, wording.TOO_FEW_SEGMENTS)


def when(state: State) -> str:
    """How a sentence about customers in a state begins."""
    return (
        wording.NAMED[state.label][0]
        if state.label in wording.NAMED
        else f"In the segment {state.name}, after a complaint"
    )


def row_name(state: State) -> str:
    """What a state is called beside a chart, in a few letters."""
    return wording.NAMED[state.label][1] if state.label in wording.NAMED else state.name


def others(answer: Answer) -> str:
    """Those with whom an answer compares, and in what they are alike."""
    whom = "others" if answer.question == EVERYBODY else f"{answer.against},"
    known = f" ({counts(answer.baseline)})" if answer.baseline and not answer.baseline.hidden else ""
    return f"{whom} of the same {listed(('age as a customer', *answer.adjusted))}{known}"


def changes(answer: Answer, states: Sequence[State]) -> tuple[str, ...]:
    """What these ratios do not show, and what would change them."""
    sides = {side(state.ratio) for state in states if not state.hidden}
    said = [text for each, text in (("more", wording.NO_CAUSE), ("less", wording.NOT_LOYAL)) if each in sides]
    whole = answer.overall
    if answer.e_value and whole in states and whole and side(whole.ratio) in {"more", "less"}:
        said.append(hidden_cause(answer.e_value))
    if answer.visible and not said and sides:
        said.append(visible(answer.visible))
    return tuple(said)


def side(verdict: Verdict) -> Side:
    """Whether the interval lies above 1, below it, or around it."""
    if verdict.low is None or verdict.high is None:
        return "unknown"
    if verdict.low > 1:
        return "more"
    return "less" if verdict.high < 1 else "neither"


def ratio(state: State, when: str, against: str) -> str:
    """How often customers left while in a state, against others: what is known and, where little is, why."""
    verdict = state.ratio
    if state.hidden:
        return wording.HIDDEN.format(when=when, why=verdict.caveat)
    said = {"when": when, "against": against, "counts": counts(state)}
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return wording.UNKNOWN.format(why=verdict.caveat.rstrip("."), **said)
    low, point, high = between(verdict.low, verdict.estimate, verdict.high)
    template = {"more": wording.MORE, "less": wording.LESS, "neither": _around(verdict.low, verdict.high)}[
        side(verdict)
    ]
    return template.format(low=low, point=point, high=high, **said) + (wording.BY_PRIOR if state.by_prior else "")


def _around(low: float, high: float) -> str:
    return wording.NARROW if low >= 1 / wording.NARROWEST and high <= wording.NARROWEST else wording.WIDE


def counts(state: State) -> str:
    """ "1,204 customers, 119 left", or that they are hidden."""
    if state.customers is None or state.left is None:
        return "counts hidden"
    return f"{counted(state.customers, 'customer')}, {state.left:,} left"


def hidden_cause(verdict: Verdict) -> str:
    """What it would take to explain a ratio away (the E-value of VanderWeele and Ding, 2017), of the interval, too."""
    if verdict.estimate is None:
        return ""
    bring = wording.BRING.format(low=times(verdict.low)) if verdict.low is not None and verdict.low > 1 else ""
    return wording.HIDDEN_CAUSE.format(point=times(verdict.estimate), bring=bring)


def visible(seen: Visible) -> str:
    """What could be seen at all with so many who left."""
    left = f"{counted(seen.left, 'customer')} who left"
    if seen.more is None:
        return wording.UNSEEN.format(left=left)
    less = f" (or of ×{times(seen.less)} or less)" if seen.less is not None else ""
    return wording.SEEN.format(left=left, more=times(seen.more), less=less)


def rate_of(when: str, state: State, verdict: Verdict) -> str:
    """How fast customers in a state left: how many in 100 customer-years."""
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return wording.UNKNOWN_RATE.format(when=when, counts=counts(state), why=verdict.caveat)
    low, point, high = between(verdict.low, verdict.estimate, verdict.high)
    return wording.RATE.format(when=when, low=low, point=point, high=high, counts=counts(state))


def at_day(line: Line, day: int, template: str) -> str:
    """What a curve says on a day, in `STAYED` or `ENDED`."""
    step = standing(line.steps, day)
    low, point, high = (percent(value) for value in (step.low, step.share, step.high))
    first = line.steps[0].day
    since = f"on day {first:,.0f} as a customer" if first else "on their first day"
    said = {"low": low, "point": point, "high": high, "at_risk": f"{step.at_risk:,}", "time": span(day)}
    return template.format(who=line.name, since=since, **said)
