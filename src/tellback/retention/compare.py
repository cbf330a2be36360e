"""One question answered from episodes: overall, by time since the complaint, by answer, by count, by segment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp
from math import log as ln
from typing import TYPE_CHECKING

from tellback.retention.answer import Answer, State, Visible
from tellback.retention.compared import (
    Compared,
    apart,
    compare,
    complained,
    concealed,
    counted,
    judged,
    ready,
    sides,
    told,
)
from tellback.retention.hazard import BESIDE, METHOD, PRIOR
from tellback.retention.heard import Heard
from tellback.retention.lines import incidence, staying
from tellback.retention.pattern import Patterns, between, within
from tellback.retention.refusal import FEWEST, unadjusted
from tellback.retention.second import lagged, landmark
from tellback.stats.intervals import Z95
from tellback.stats.pool import differ, pool
from tellback.stats.ratios import Z80, e_value, nearest, smallest_ratio
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Levels = NDArray[int64]

SINCE = (
    ("1-30", "1-30 days after a complaint"),
    ("31-90", "31-90 days after a complaint"),
    ("91+", "91 days and more after a complaint"),
)
ANSWERED = (
    ("unanswered", "while a complaint is unanswered"),
    ("answered", "after every complaint so far was answered"),
)
COUNTED = (
    ("1", "after the first complaint"),
    ("2", "after the second complaint"),
    ("3+", "after the third complaint or a later one"),
    ("uncounted", "after a complaint, earlier ones unknown"),
)
TENURE = (("first year", "in the first year as a customer"), ("later", "after the first year as a customer"))
AT_LANDMARK = ("landmark", "had complained by day 90 and were still there, over the next 365 days")
LAGGED = ("lagged", "a complaint counts only from 30 days after it")
YEAR_ONE, FOREVER = 365, 1 << 30
COMMON = 0.15
"""Where more customers left than this a hazard ratio is turned into a risk ratio before its E-value.

Source: VanderWeele and Ding (2017), Annals of Internal Medicine 167:268-274.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and against whom customers who complain are held."""

    name: str
    asks: str
    against: str


def answer(question: Question, compared: Compared, segments: Sequence[str], answers_known: bool) -> Answer:
    """Answer a question from its episodes; whatever cannot be said carries its reason."""
    held = compared.patterns
    spoke = complained(held)
    never, overall = sides(compared, ("never", question.against))
    parts, apart = by_segment(compared, segments)
    return Answer(
        question=question.name,
        asks=question.asks,
        against=question.against,
        adjusted=compared.adjusted,
        refusal="" if overall.ratio.known else overall.ratio.caveat,
        baseline=never,
        overall=overall,
        since=told(compared, _levels(spoke, held.since), SINCE),
        answered=told(compared, _levels(spoke, held.reply), ANSWERED) if answers_known else (),
        counted=told(compared, _levels(spoke, _counted(held)), COUNTED)[:-1],
        segments=parts,
        segments_differ=apart,
        tenure=by_tenure(compared),
        curve=() if overall.hidden else staying(compared, question.against),
        incidence=incidence(compared),
        e_value=_hidden_cause(compared, overall),
        visible=_visible(compared, overall),
    )


def second_opinions(compared: Compared, heard: Heard, whole: State | None) -> tuple[State, State]:
    """The landmark's ratio, and that of complaints which count only later; each is about a part of the `whole`."""
    early = ready(compared.watch, landmark(compared.watch, compared.lived), compared.k)
    late = ready(compared.watch, lagged(compared.watch, heard), compared.k)
    (at_landmark,) = told(early, complained(early.patterns), (AT_LANDMARK,))
    (after_lag,) = told(late, complained(late.patterns), (LAGGED,))
    return apart(at_landmark, whole, compared.k), apart(after_lag, whole, compared.k)


def by_segment(compared: Compared, names: Sequence[str]) -> tuple[tuple[State, ...], bool]:
    """The ratio within each segment, drawn partly towards that of all, and whether segments differ at all.

    Only segments with enough are compared.
    """
    import numpy as np

    held = compared.patterns
    levels = [int(level) for level in np.unique(held.segment)]
    if len(levels) < 2:
        return (), False
    spoke = complained(held)
    found: list[tuple[float, float]] = []
    states: list[State] = []
    for level in levels:
        part = within(held, held.segment == level)
        ratios = compare(compared, part, complained(part), 1, prior=False)
        name = "unknown" if level < 0 else names[level] if level < len(names) else "other"
        cell = counted(compared, (spoke == 1) & (held.segment == level), (name, f"{name}, after a complaint"))
        states.append(replace(cell, ratio=ratios.verdicts[0]))
        found.append((ratios.log[0], ratios.error[0]))
    logs, errors = np.array([each for each in found if not np.isnan(each[0])]).reshape(-1, 2).T
    return concealed(_pooled(compared, states, found), compared.k), differ(logs, errors)


def by_tenure(compared: Compared) -> tuple[State, ...]:
    """The ratio before and after the first year: whether it is the same at every age."""
    cells = []
    for name, (after, until) in zip(TENURE, ((0, YEAR_ONE), (YEAR_ONE, FOREVER)), strict=True):
        held, lived = between(compared.patterns, compared.lived, after, until)
        part = replace(compared, lived=lived, patterns=held)
        cells.append(judged(counted(part, complained(held) == 1, name), compare(part, held, complained(held), 1), 0))
    return concealed(cells, compared.k)


def _levels(spoke: Levels, levels: Levels) -> Levels:
    """The levels of those who complained; the others as they are."""
    import numpy as np

    return np.where(spoke == 1, levels, spoke)


def _counted(held: Patterns) -> Levels:
    import numpy as np

    return np.where(held.count < 0, len(COUNTED), held.count)


def _pooled(compared: Compared, states: Sequence[State], found: Sequence[tuple[float, float]]) -> Sequence[State]:
    """The states whose ratio is known, drawn towards each other."""
    import numpy as np

    known = [at for at, (log, _) in enumerate(found) if not np.isnan(log)]
    logs, errors = np.array([found[at] for at in known]).reshape(-1, 2).T
    drawn = pool(logs, errors)
    shown = list(states)
    for at, *log in zip(known, drawn.estimates, drawn.low, drawn.high, strict=True):
        estimate, low, high = (exp(value) for value in log)
        ratio = Verdict(estimate, low, high, states[at].ratio.n, f"{METHOD}; segments partly pooled")
        shown[at] = replace(states[at], ratio=ratio if compared.usage_known else unadjusted(ratio))
    return shown


def _hidden_cause(compared: Compared, overall: State) -> Verdict | None:
    ratio, among = overall.ratio, nearest(overall.ratio)
    if ratio.estimate is None or among is None:
        return None
    common = bool(compared.patterns.table.left.sum() > COMMON * compared.watch.watched.sum())
    method = "E-value of VanderWeele and Ding" + ", the ratio turned into one of risks" * common
    return Verdict(e_value(ratio.estimate, common), e_value(among, common), None, ratio.n, method)


def _visible(compared: Compared, overall: State) -> Visible | None:
    """With so many who left, before or after a complaint, and so much of the time lived after one.

    What is adjusted for may leave less to see: never a smaller ratio than the interval of this one could show.
    None where few are hidden, or where it is not numbers that are wanting.
    """
    table, spoke = compared.patterns.table, complained(compared.patterns)
    few = min(table.left[spoke == at].sum() for at in (0, 1)) < FEWEST
    if overall.hidden or not (overall.ratio.known or few):
        return None
    known, after = (float(table.time[chosen].sum()) for chosen in (spoke != BESIDE, spoke == 1))
    left, share = int(table.left[spoke != BESIDE].sum()), after / max(known, 1.0)
    more = None if few else smallest_ratio(left, share)
    if more and overall.ratio.low and overall.ratio.high:
        told = (2 * Z95 / ln(overall.ratio.high / overall.ratio.low)) ** 2 - PRIOR**-2 * overall.by_prior
        more = max(more, exp((Z95 + Z80) / told**0.5))
    return Visible(left, share, 1 / more if more else None, more)
