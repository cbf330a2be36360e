"""The sentences of an answer, with gaps for its numbers; the rules of their wording stand in `sentences.py`."""

from __future__ import annotations

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
