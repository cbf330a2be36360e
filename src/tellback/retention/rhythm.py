"""A customer's own rhythm, and whether a silence is longer than it allows.

Source: given how many times somebody was heard between their first day and today, the times of a steady (Poisson)
process lie anywhere alike, so that `k` gaps of `heard` days in all are followed by a silence of `silent` days or more
with chance (heard / (heard + silent)) ** k, whatever their rate: Solow (1993), "Inferring extinction from sighting
data", Ecology 74:962-964. Nothing needs to be borrowed from others for the rate, and what a few gaps say of it is
taken for no more than it is. People are more regular than that, or come in bursts: with gaps of gamma shape `c`
(Chatfield and Goodhardt, 1973, JASA 68:828-835) the spacings are Dirichlet and the chance is the beta distribution's
I(heard / (heard + silent); c * k, c), which is Solow's at c = 1. How regular somebody is, a few gaps hardly tell: each
customer's shape is shrunk towards those of all, whose mixture is fitted on a grid (Laird, 1978, JASA 73:805-811) to
how each customer's completed gaps divide their sum, which depends neither on the rate nor on when we look. Where few
customers teach it, gaps are taken to come by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

LEVEL = 0.05
"""A silence is longer than a rhythm allows where fewer than 1 in 20 of this customer's own gaps would last as long."""
FEWEST = 2
"""Gaps that make a rhythm: who was heard on fewer than three days has none."""
HOLIDAY = 14
"""Days of silence that say nothing of anybody."""
SHAPES = tuple(2.0**power for power in range(-3, 5))
"""How gaps may be spread: 1/8 in bursts, 1 by pure chance, 16 like a clock."""
DOUBT = 10
"""So many customers' worth of gaps by pure chance stand beside what is seen, until more customers tell otherwise."""
TAUGHT = 20_000
CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Rhythms:
    """Customers heard on at least three days, a row each, in the order of their numbers.

    `gaps` is how many gaps lie between those days, `heard` their sum in days, `logs` the sum of their logarithms,
    `longest` the longest of them; `last` is the day they were last heard, as an ordinal.
    """

    customer: Ints
    gaps: Ints
    heard: Ints
    logs: Floats
    longest: Ints
    last: Ints


def rhythms(customer: Ints, day: Ints) -> Rhythms:
    """The rhythms of customers from the days on which they were heard, in any order; the same day counts once.

    Who was heard on one or two days only has no rhythm and no row.
    """
    import numpy as np

    order = np.lexsort((day, customer))
    customer, day = customer[order], day[order]
    within = (customer[1:] == customer[:-1]) & (day[1:] > day[:-1])
    gap, to = np.diff(day)[within], day[1:][within]
    whose, starts, gaps = np.unique(customer[1:][within], return_index=True, return_counts=True)
    row, known = np.repeat(np.arange(len(whose)), gaps), gaps >= FEWEST
    longest, logs = np.zeros(len(whose), np.int64), np.zeros(len(whose))
    np.maximum.at(longest, row, gap)
    np.add.at(logs, row, np.log(gap))
    first, last = (to - gap)[starts], to[starts + gaps - 1]
    return Rhythms(whose[known], gaps[known], (last - first)[known], logs[known], longest[known], last[known])


def quiet(known: Rhythms, today: int, level: float = LEVEL) -> Flags:
    """Who is silent for longer than their own rhythm allows, on a day not before any they were heard on.

    Such a silence has a chance below `level`, is longer than every one they have come back from, and than a holiday.
    """
    silent = today - known.last
    return (chance(known, today) < level) & (silent > known.longest) & (silent > HOLIDAY)


def chance(known: Rhythms, today: int) -> Floats:
    """For each customer the chance that a silence lasts as long as the present one, by their own rhythm."""
    import numpy as np
    from scipy.special import betainc

    shapes, mixture, found = np.array(SHAPES), _mixture(known), np.empty(len(known.gaps))
    silent = today - known.last
    for start in range(0, len(found), CHUNK):
        part = slice(start, start + CHUNK)
        gaps, heard = known.gaps[part, None], known.heard[part, None].astype(np.float64)
        tails = betainc(shapes * gaps, shapes, heard / (heard + silent[part, None]))
        found[part] = (_shares(_likelihoods(known, part), mixture) * tails).sum(axis=1)
    return found


def _mixture(known: Rhythms) -> Floats:
    """How common each shape is among these customers (among evenly picked ones of many), by expectation-maximisation.

    A customer's worth of doubt spread evenly keeps every shape possible.
    """
    import numpy as np

    picked = slice(0, None, max(1, len(known.gaps) // TAUGHT))
    likelihoods = _likelihoods(known, picked)
    doubt = np.full(len(SHAPES), 1 / len(SHAPES)) + DOUBT * (np.array(SHAPES) == 1)
    mixture = np.full(len(SHAPES), 1 / len(SHAPES))
    for _ in range(100):
        counts = _shares(likelihoods, mixture).sum(axis=0)
        before, mixture = mixture, (counts + doubt) / (len(likelihoods) + doubt.sum())
        if np.abs(mixture - before).max() < 1e-4:
            break
    return mixture


def _likelihoods(known: Rhythms, part: slice) -> Floats:
    """How well each shape explains how a customer's gaps divide their sum; the best as 1."""
    import numpy as np
    from scipy.special import gammaln

    shapes, gaps = np.array(SHAPES), known.gaps[part, None]
    spread = (known.logs[part] - known.gaps[part] * np.log(known.heard[part]))[:, None]
    logs = gammaln(shapes * gaps) - gaps * gammaln(shapes) + (shapes - 1) * spread
    return np.exp(logs - logs.max(axis=1, keepdims=True))


def _shares(likelihoods: Floats, mixture: Floats) -> Floats:
    weights = likelihoods * mixture
    return weights / weights.sum(axis=1, keepdims=True)
