"""What the numbers say, in sentences that are true of them and hard to quote wrongly.

The interval stands before the best estimate, the counts beside it. Where the interval holds 1, no sentence says more
or less. No rounding crosses 1. The rules and the wording: STATISTICS, section 6, kept by `tests/retention`.
"""

from __future__ import annotations

from typing import Literal

from tellback.retention.answer import Line, State, Visible
from tellback.show.terminal import counted
from tellback.stats.verdict import Verdict

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
HIDDEN = "{when}, nothing is shown: fewer than {k} customers, or another row would give them away."
BY_PRIOR = (
    " Fewer than 20 left, so this leans on the assumption that very large differences are rare; more would sharpen it."
)
READINGS = (
    "A high figure in the first month has two readings: what was complained about drives customers away, or customers"
    " who are leaving anyway complain on their way out. These data cannot tell the two apart; asking those who left"
    " would. What remains when a complaint only counts from 30 days after it stands under the second opinions."
)
NO_CAUSE = "This does not show that complaining makes customers leave: some may complain because they are leaving."
NOT_LOYAL = (
    "This does not show that complaining makes customers stay: those who complain may be the ones who cared before."
)
HIDDEN_CAUSE = (
    "To explain this away, a hidden cause would have to be tied to both complaining and leaving"
    " by a factor of {point}{bring}."
)
BRING = ", and by a factor of {low} to bring no difference back within reach"
SEEN = "With the {left} in these data, only a difference of ×{more} or more{less} would probably show."
UNSEEN = (
    "With the {left} in these data, no difference of any size would probably show;"
    " more time, or more customers, would change that."
)
STAYED = (
    "{who}: between {low} and {high} are still with us after {time}, best estimate {point}"
    " ({at_risk} still counted then)."
)
FROM_THE_DAY = "A customer counts among those who have complained only from the day of the complaint."
NARROWEST = 1.5
"""An interval that holds 1 and reaches no further than this to either side is called no difference; else, not known."""


def side(verdict: Verdict) -> Side:
    """Whether the interval lies above 1, below it, or around it."""
    if verdict.low is None or verdict.high is None:
        return "unknown"
    if verdict.low > 1:
        return "more"
    return "less" if verdict.high < 1 else "neither"


def ratio(state: State, when: str, against: str, k: int = 5) -> str:
    """How often customers left while in a state, against others: what is known and, where little is, why."""
    verdict = state.ratio
    if state.hidden:
        return HIDDEN.format(when=when, k=k)
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
    """As few decimals, of one to four, as keep two digits of a small ratio, and any ratio on its side of 1."""
    enough = 1 if value >= 0.95 else 2 if value >= 0.095 else 3
    return next((n for n in range(enough, 4) if _same_side(round(value, n), value)), 4)


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


def stayed(line: Line, who: str, day: int, time: str) -> str:
    """How many are still there on a day, read off their curve."""
    at = max(index for index, each in enumerate(line.days) if each <= day)
    low, point, high = (percent(value) for value in (line.low[at], line.share[at], line.high[at]))
    return STAYED.format(who=who, low=low, high=high, point=point, time=time, at_risk=f"{line.at_risk[at]:,}")


def percent(share: float) -> str:
    """A share in whole percent; what is not quite nothing or all is not rounded to it."""
    text = f"{100 * share:.0f} %"
    if text == "0 %" and share > 0:
        return "under 1 %"
    return "over 99 %" if text == "100 %" and share < 1 else text
