"""What the numbers say, in sentences that are true of them and hard to quote wrongly.

The interval stands before the best estimate, the counts beside it. Where the interval holds 1, no sentence says more
or less. No rounding crosses 1. The rules and the wording: STATISTICS, section 6, kept by `tests/retention`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tellback.retention.answer import Answer, State, Visible
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
MORE = (
    "{when}, customers left more often than {against}: between {low} and {high} times as often,"
    " best estimate {point} ({counts})."
)
LESS = (
    "{when}, customers left less often than {against}: between {low} and {high} times as often,"
    " best estimate {point} ({counts})."
)
NARROW = (
    "{when}, no difference from {against} is seen: customers left between {low} and {high} times as often,"
    " best estimate {point} ({counts})."
)
WIDE = (
    "{when}, it cannot be told whether customers left more or less often than {against}: anything between"
    " {low} and {high} times as often fits ({counts})."
)
UNKNOWN = "{when}, it cannot be told how often customers left against {against}: {why} ({counts})."
HIDDEN = "{when}, nothing is shown: {why}."
BY_PRIOR = " Fewer than 20 left on one side, so it leans on very large differences being rare."
READINGS = (
    "A high figure in the first month has two readings: what was complained about drives customers away, or customers"
    " who are leaving anyway complain on their way out. These data cannot tell the two apart; asking those who left"
    " would."
)
REMAINS = "What remains when a complaint only counts from 30 days after it stands under the second opinions."
NO_CAUSE = "This does not show that complaining makes customers leave: some may complain because they are leaving."
NOT_LOYAL = (
    "This does not show that complaining makes customers stay: those who complain may be the ones who cared before."
)
HIDDEN_CAUSE = (
    "To explain this away, a hidden cause would have to be tied to both complaining and leaving"
    " by a factor of {point}{bring}."
)
BRING = ", and by a factor of {low} to bring no difference back within reach"
SEEN = (
    "With the {left} among those compared, only a difference of ×{more} or more{less} between all who had"
    " complained and the others would probably show; in a smaller group, only a larger one."
)
UNSEEN = (
    "With the {left} among those compared, no difference of any size would probably show;"
    " more time, or more customers, would change that."
)
STAYED = (
    "At the pace of those who had {who}: of customers there {since}, between {low} and {high} would still be with us"
    " after {time} as a customer, best estimate {point} ({at_risk} still counted then)."
)
ENDED = (
    "Of the customers who were there {since}, between {low} and {high} had {who} after {time}, best estimate {point}"
    " ({at_risk} still counted then)."
)
RATE = (
    "{when}, unhappy customers left at a rate of between {low} and {high} in 100 customer-years,"
    " best estimate {point} ({counts})."
)
UNKNOWN_RATE = "{when}, it cannot be told how fast unhappy customers left: {why} ({counts})."
BY_TIME = "These two rates are as counted; the ratio is of customers alike."
FROM_THE_DAY = "A customer counts among those who have complained only from the day after the complaint."
ANSWER_TIME = (
    "A complaint counts as answered only from the day after its answer: whoever left before was not answered yet."
)
ALIKE = (
    "Nothing shows that complaining goes with leaving in one segment and not in another: they differ no more than"
    " chance would have it. The figure for all of them is the one to read."
)
TOGETHER = "These differ no more than chance would have it: nothing shows that one is higher than another."
PICKED = "All of them together cannot be told from the others: a row that stands out of several may do so by chance."
TOO_FEW_SEGMENTS = "Whether segments differ cannot be told: too few left in most of them."
POOLED = "Each segment leans on the others as far as its own numbers are few, so that chance makes no outliers."
OPINIONS = (
    "Where complaints count only from 30 days after them, what is said on the way out counts for nothing. Where"
    " customers are looked at on their 90th day, only what they had said by then counts."
)
NAMED = {
    "after a complaint": ("After a complaint", "all complaints"),
    "1-30 days after a complaint": ("In the 30 days after a complaint", "days 1 to 30"),
    "31-90 days after a complaint": ("31 to 90 days after a complaint", "days 31 to 90"),
    "91 days and more after a complaint": ("From day 91 after a complaint on", "day 91 and on"),
    "while a complaint is unanswered": ("While a complaint was unanswered", "unanswered"),
    "after every complaint so far was answered": ("Once every complaint so far was answered", "all answered"),
    "after the first complaint": ("After the first complaint", "first"),
    "after the second complaint": ("After the second complaint", "second"),
    "after the third complaint or a later one": ("After the third complaint or a later one", "third and on"),
    "in the first year as a customer": ("After a complaint, in the first year as a customer", "in the first year"),
    "after the first year as a customer": ("After a complaint, later than the first year as a customer", "later on"),
    "a complaint counts only from 30 days after it": (
        "Where a complaint counts only from 30 days after it",
        "30 days later",
    ),
    "had complained by day 90 and were still there, over the next 365 days": (
        "Over the year that follows a customer's 90th day, where they had complained by that day",
        "by the 90th day",
    ),
}
"""How a sentence about customers in a state begins, and what its row is called beside a chart; by the state's label."""
LINES = {
    "never": "not complained",
    "complained": "complained",
    "left": "left",
    "involuntary": "ended otherwise",
}
"""What the customers of a line had done, by the line's name."""
NARROWEST = 1.3
"""An interval that holds 1 and reaches no further than this to either side is called no difference; else, not known."""


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
    said = [READINGS] if first and side(first) == "more" else []
    said += [REMAINS] if said and answer.lagged else []
    said += [ANSWER_TIME] if name == "answered" and states else []
    said += [PICKED] if _picked(answer, states) else []
    return (*said, *([TOGETHER] if _together([state.ratio for state in states if state.ratio.known]) else []))


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
        return (*ratios(answer, answer.segments), *([PICKED] if _picked(answer, answer.segments) else []), POOLED)
    known = sum(state.ratio.known for state in answer.segments)
    whole = ratios(answer, [answer.overall] if answer.overall else [])
    return (*whole, ALIKE, POOLED) if known > 1 else (*whole, TOO_FEW_SEGMENTS)


def when(state: State) -> str:
    """How a sentence about customers in a state begins."""
    return NAMED[state.label][0] if state.label in NAMED else f"In the segment {state.name}, after a complaint"


def row_name(state: State) -> str:
    """What a state is called beside a chart, in a few letters."""
    return NAMED[state.label][1] if state.label in NAMED else state.name


def others(answer: Answer) -> str:
    """Those with whom an answer compares, and in what they are alike."""
    whom = "others" if answer.question == EVERYBODY else f"{answer.against},"
    known = f" ({counts(answer.baseline)})" if answer.baseline and not answer.baseline.hidden else ""
    return f"{whom} of the same {listed(('age as a customer', *answer.adjusted))}{known}"


def listed(names: Sequence[str]) -> str:
    """Names as a person lists them, such as "usage, plan and segment"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def changes(answer: Answer, states: Sequence[State]) -> tuple[str, ...]:
    """What these ratios do not show, and what would change them."""
    sides = {side(state.ratio) for state in states if not state.hidden}
    said = [text for each, text in (("more", NO_CAUSE), ("less", NOT_LOYAL)) if each in sides]
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
        return HIDDEN.format(when=when, why=verdict.caveat)
    said = {"when": when, "against": against, "counts": counts(state)}
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return UNKNOWN.format(why=verdict.caveat.rstrip("."), **said)
    low, point, high = between(verdict.low, verdict.estimate, verdict.high)
    template = {"more": MORE, "less": LESS, "neither": _around(verdict.low, verdict.high)}[side(verdict)]
    return template.format(low=low, point=point, high=high, **said) + (BY_PRIOR if state.by_prior else "")


def _around(low: float, high: float) -> str:
    return NARROW if low >= 1 / NARROWEST and high <= NARROWEST else WIDE


def counts(state: State) -> str:
    """ "1,204 customers, 119 left", or that they are hidden."""
    if state.customers is None or state.left is None:
        return "counts hidden"
    return f"{counted(state.customers, 'customer')}, {state.left:,} left"


def between(low: float, point: float, high: float) -> tuple[str, str, str]:
    """Three ratios in the same number of decimals, as few as keep each on its side of 1."""
    decimals = max(map(_decimals, (low, point, high)))
    return times(low, decimals), times(point, decimals), times(high, decimals)


def times(value: float, decimals: int = 1) -> str:
    """A ratio as a person says it: never rounded to 1 from above or below, nor across it, nor down to nothing."""
    decimals = max(decimals, _decimals(value))
    text = f"{value:,.{decimals}f}" if value < 100 else f"{value:,.0f}"
    return text if _same_side(float(text.replace(",", "")), value) else ("just over 1" if value > 1 else "just under 1")


def _decimals(value: float) -> int:
    """As few decimals, of one to three, as keep two digits of a small ratio, and any ratio on its side of 1."""
    enough = 1 if value >= 0.95 else 2 if value >= 0.095 else 3
    return next((n for n in range(enough, 3) if _same_side(round(value, n), value)), enough)


def _same_side(shown: float, value: float) -> bool:
    return (shown > 1) == (value > 1) and (shown < 1) == (value < 1) and (shown > 0) == (value > 0)


def hidden_cause(verdict: Verdict) -> str:
    """What it would take to explain a ratio away (the E-value of VanderWeele and Ding, 2017), of the interval, too."""
    if verdict.estimate is None:
        return ""
    bring = BRING.format(low=times(verdict.low)) if verdict.low is not None and verdict.low > 1 else ""
    return HIDDEN_CAUSE.format(point=times(verdict.estimate), bring=bring)


def visible(seen: Visible) -> str:
    """What could be seen at all with so many who left."""
    left = f"{counted(seen.left, 'customer')} who left"
    if seen.more is None:
        return UNSEEN.format(left=left)
    less = f" (or of ×{times(seen.less)} or less)" if seen.less is not None else ""
    return SEEN.format(left=left, more=times(seen.more), less=less)


def rate_of(when: str, state: State, verdict: Verdict) -> str:
    """How fast customers in a state left: how many in 100 customer-years."""
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return UNKNOWN_RATE.format(when=when, counts=counts(state), why=verdict.caveat)
    low, point, high = between(verdict.low, verdict.estimate, verdict.high)
    return RATE.format(when=when, low=low, point=point, high=high, counts=counts(state))


def at_day(line: Line, day: int, template: str) -> str:
    """What a curve says on a day, in `STAYED` or `ENDED`."""
    step = standing(line.steps, day)
    low, point, high = (percent(value) for value in (step.low, step.share, step.high))
    first = line.steps[0].day
    since = f"on day {first:,.0f} as a customer" if first else "on their first day"
    said = {"low": low, "point": point, "high": high, "at_risk": f"{step.at_risk:,}", "time": span(day)}
    return template.format(who=line.name, since=since, **said)


def day_in_common(last: Sequence[float]) -> int:
    """The latest round day up to which every curve reaches, a year at most: the day at which they are compared."""
    reach = min(last)
    return next((day for day in (365, 180, 90, 30) if day <= reach), int(reach))


def span(days: int) -> str:
    """Days as a person says them."""
    return "a year" if days == 365 else counted(days, "day")


def percent(share: float) -> str:
    """A share in whole percent; what is not quite nothing or all is not rounded to it."""
    text = f"{100 * share:.0f} %"
    if text == "0 %" and share > 0:
        return "under 1 %"
    return "over 99 %" if text == "100 %" and share < 1 else text
