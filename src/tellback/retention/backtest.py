"""Whether those who were flagged did leave: a look back at past days with only what was known on each.

A case is a customer on one of these days. The base rate is that of the cases that were not flagged on the same days
(direct standardisation: Rothman, Greenland and Lash, "Modern Epidemiology", chapter 15), so that a year in which more
people left, and more were flagged, does not pass for foresight. A customer makes several cases, which go together:
intervals are by the sandwich over customers (Liang and Zeger, 1986, Biometrika 73:13-22), on the scale of logarithms
for the ratio and of log odds for shares.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from tellback.stats.intervals import Z95, share
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]

AHEAD = 90
"""Days within which a customer has to leave to count as foreseen."""
FEWEST_FLAGGED = 20
FEWEST_LEFT = 5
METHOD = "cases on past days, standardised by day; 95 % by sandwich over customers"


@dataclass(frozen=True, slots=True)
class Look:
    """One past day: of each customer, by place, whether they were one, are compared, were flagged, and left soon after.

    What was flagged may know nothing after `day`. Who had decided to go by then counts as no customer any more;
    compared are those who could have been flagged.
    """

    day: str
    here: Flags
    compared: Flags
    flagged: Flags
    left: Flags


@dataclass(frozen=True, slots=True)
class Group:
    """Cases on one side: how many, of how many customers; how many of them (and of the customers) left; the share."""

    cases: int
    customers: int
    left: int
    leavers: int
    share: Verdict


@dataclass(frozen=True, slots=True)
class BackTest:
    """Of the cases flagged, how many left within `ahead` days, against the others who could have been, and all there.

    `ratio` is how many times as often the flagged left as the others on the same days. `better` says whether flagging
    beat the base rate: "yes", "no" (no difference is seen), "worse", or "" where nobody can tell yet.
    """

    first: str
    last: str
    days: int
    ahead: int
    flagged: Group
    others: Group
    everybody: Group
    ratio: Verdict
    better: str


def backtest(looks: Iterable[Look], customers: int, ahead: int = AHEAD) -> BackTest:
    """Hold every look against what came of it; each look has a place for each of the customers.

    Cannot tell below 20 customers flagged, or 5 who left on either side.
    """
    import numpy as np

    days = list[str]()
    those_in, those_left, rest_in, rest_left, all_in, all_left, expected = np.zeros((7, customers))
    for look in looks:
        days.append(look.day)
        those, rest = look.compared & look.flagged, look.compared & ~look.flagged
        those_in += those
        those_left += those & look.left
        rest_in += rest
        rest_left += rest & look.left
        all_in += look.here
        all_left += look.here & look.left
        rate = look.left[rest].mean() if rest.any() else 0.0
        expected += rate * those + (rest * (look.left - rate)) * (those.sum() / max(1, rest.sum()))
    flagged, others = _group(those_in, those_left), _group(rest_in, rest_left)
    ratio = _ratio(flagged, others, those_left, expected)
    ends = (days[0], days[-1]) if days else ("", "")
    everybody = _group(all_in, all_left)
    return BackTest(*ends, len(days), ahead, flagged, others, everybody, ratio, _better(ratio))


def _group(inside: Floats, left: Floats) -> Group:
    cases, customers = round(inside.sum()), round((inside > 0).sum())
    gone, leavers = round(left.sum()), round((left > 0).sum())
    return Group(cases, customers, gone, leavers, _share(inside, left, customers))


def _share(inside: Floats, left: Floats, customers: int) -> Verdict:
    """The share of the cases that left; where none or all did, Wilson's interval as if a customer were one case."""
    cases, gone = float(inside.sum()), float(left.sum())
    if gone in {0.0, cases}:
        return share(customers if gone else 0, customers)
    rate = gone / cases
    error = sqrt(float((((left - rate * inside) / cases) ** 2).sum())) / (rate * (1 - rate))
    low, high = (1 / (1 + exp(-log(rate / (1 - rate)) - side * Z95 * error)) for side in (-1, 1))
    return Verdict(rate, low, high, round(cases), METHOD)


def _ratio(flagged: Group, others: Group, left: Floats, expected: Floats) -> Verdict:
    """Observed over expected, had the flagged left like the others on the same days."""
    if lacking := _lacking(flagged, others):
        return Verdict(None, None, None, flagged.cases, METHOD, lacking)
    observed, base = float(left.sum()), float(expected.sum())
    error = sqrt(float(((left / observed - expected / base) ** 2).sum()))
    low, high = (observed / base * exp(side * Z95 * error) for side in (-1, 1))
    return Verdict(observed / base, low, high, flagged.cases, METHOD)


def _lacking(flagged: Group, others: Group) -> str:
    """What would have to be there to tell; empty where it is."""
    if flagged.customers < FEWEST_FLAGGED:
        return f"needs at least {FEWEST_FLAGGED} customers flagged, has {flagged.customers}"
    if flagged.leavers < FEWEST_LEFT:
        return f"needs at least {FEWEST_LEFT} who left after they were flagged, has {flagged.leavers}"
    if others.leavers < FEWEST_LEFT:
        return f"needs at least {FEWEST_LEFT} who left without being flagged, has {others.leavers}"
    return ""


def _better(ratio: Verdict) -> str:
    if ratio.low is None or ratio.high is None:
        return ""
    return "yes" if ratio.low > 1 else "worse" if ratio.high < 1 else "no"
