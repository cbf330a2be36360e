"""Whether customers who complain stay, in lines for a person: the sentences, and each figure drawn in letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

from tellback.retention import sentences, spoken_numbers
from tellback.retention.answer import Answer, Churn, State
from tellback.show.terminal import counted, faint, paragraph, strong
from tellback.stats.verdict import Verdict

WIDTH, REACH = 33, 2
"""Letters of a drawn axis, and how many doublings it reaches to each side of no difference."""
DIVISIONS = (
    ("Since the complaint", "since"),
    ("By answer", "answered"),
    ("By number of complaints", "counted"),
    ("By segment", "segments"),
    ("By age as a customer", "tenure"),
)


def lines(churn: Churn) -> Iterator[str]:
    """Both answers, what they stand on, and that some figures are refused."""
    yield strong("Do customers who complain stay?")
    yield from _answer(churn.everybody)
    yield from _answer(churn.unhappy)
    if churn.everybody.overall:
        yield ""
        yield strong("What this stands on")
        yield paragraph(sentences.ground(churn.standing))
        yield from map(paragraph, sentences.left_out(churn.standing))
    yield from _unjoined(churn)
    if churn.refused:
        yield ""
        yield faint("The share of those who ever complained that left is not shown: docs/retention.md says why.")


def _answer(answer: Answer) -> Iterator[str]:
    yield ""
    yield strong(sentences.QUESTIONS[answer.question])
    yield from map(paragraph, sentences.headline(answer))
    if answer.refusal or not answer.overall:
        return
    for caveat in answer.caveats:
        yield paragraph(caveat)
    opinions = [each for each in (answer.lagged, answer.landmark) if each]
    yield from _table("In all", [answer.overall])
    for name, field in DIVISIONS:
        yield from _table(name, getattr(answer, field))
        yield from map(paragraph, _remarks(answer, field))
    yield from _table("Second opinions", opinions)


def _remarks(answer: Answer, field: str) -> tuple[str, ...]:
    if field == "segments":
        return sentences.segments(answer)[1:2] if answer.segments and not answer.segments_differ else ()
    return sentences.remarks(answer, field) if field in {"since", "answered", "counted"} else ()


def _table(name: str, states: Sequence[State]) -> Iterator[str]:
    if states:
        yield ""
        yield faint(f"{name:<24.24} {'customers':>10} {'left':>6}  {_axis()}  from – to (best)")
        yield from map(_row, states)


def _axis() -> str:
    middle = WIDTH // 2
    return f"{'less often':<{middle}}1{'more often':>{middle}}"


def _row(state: State) -> str:
    if state.customers is None or state.left is None:
        return f"{sentences.row_name(state):<24.24} {'hidden':>10} {'':>6}  {drawn(state.ratio)}"
    counts = f"{sentences.row_name(state):<24.24} {state.customers:>10,} {state.left:>6,}  {drawn(state.ratio)}"
    ratio = state.ratio
    if ratio.low is None or ratio.estimate is None or ratio.high is None:
        return f"{counts}  cannot tell: {ratio.caveat}"
    low, point, high = spoken_numbers.between(ratio.low, ratio.estimate, ratio.high)
    return f"{counts}  {low} – {high} ({point})"


def drawn(ratio: Verdict) -> str:
    """An interval in letters on a logarithmic axis, no difference in the middle; dots where nothing is known."""
    if ratio.low is None or ratio.high is None or ratio.estimate is None:
        return faint("·" * WIDTH)
    low, point, high = map(_place, (ratio.low, ratio.estimate, ratio.high))
    cells = [" "] * WIDTH
    cells[WIDTH // 2] = "│"
    cells[low : high + 1] = ["━" if cell == " " else "┿" for cell in cells[low : high + 1]]
    cells[point] = "●"
    return "".join(cells)


def _place(value: float) -> int:
    """Where a ratio stands on the axis. What is not 1 never stands on it; what lies beyond stands at the edge."""
    middle = WIDTH // 2
    at = round(log2(value) / REACH * middle)
    at = at or (1 if value > 1 else -1 if value < 1 else 0)
    return middle + max(-middle, min(middle, at))


def _unjoined(churn: Churn) -> Iterator[str]:
    for each in churn.standing.unjoined:
        said = f"{counted(each.complaints, 'complaint')} not counted: {each.reason}"
        yield paragraph(f"{said} ({', '.join(each.examples)})." if each.examples else f"{said}.")
