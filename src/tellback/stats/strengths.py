"""Three versions or more, or many promises: how strongly readers choose each, from choices among some of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt
from typing import TYPE_CHECKING

from tellback.stats.betting import FEWEST, too_few
from tellback.stats.intervals import Z95
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

STEPS = 50
PRIOR = 3.0  # log odds: holds what was always chosen, or never, at a finite strength
METHOD = "choice model (Bradley-Terry), 95 %"


@dataclass(frozen=True, slots=True)
class Choice:
    """One reader chose one thing among some, by number: as the best of them, or as the worst."""

    reader: Hashable
    chosen: int
    among: tuple[int, ...]
    worst: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Strengths:
    """How strongly each thing is chosen."""

    log_odds: Array
    """Around their mean, shape (k,)."""
    covariance: Array
    """By choices, shape (k, k)."""
    by_reader: Array
    """By readers, who may each choose many times, shape (k, k)."""
    readers: int

    def preferred(self, one: int, other: int) -> Verdict:
        """The chance that a reader prefers one thing to another."""
        import numpy as np

        against = np.zeros(len(self.log_odds))
        against[one], against[other] = 1.0, -1.0
        return self.chance(against)

    def standing(self, one: int) -> Verdict:
        """The chance that a reader prefers a thing to a middling one of the others."""
        import numpy as np

        against = np.full(len(self.log_odds), -1 / (len(self.log_odds) - 1))
        against[one] = 1.0
        return self.chance(against)

    def chance(self, against: Array) -> Verdict:
        """The chance that belongs to a contrast of log odds; the wider of both errors counts."""
        if self.readers < FEWEST:
            return too_few(self.readers)
        middle = float(against @ self.log_odds)
        half = Z95 * sqrt(max(float(against @ each @ against) for each in (self.covariance, self.by_reader)))
        low, estimate, high = (1 / (1 + exp(-at)) for at in (middle - half, middle, middle + half))
        caveat = "cannot tell" if low <= 0.5 <= high else ""
        return Verdict(estimate, low, high, self.readers, METHOD, caveat)


def strengths(choices: Sequence[Choice], things: int, prior: float = PRIOR) -> Strengths:
    """Fit the strengths of `things` to choices; choices between two are Bradley and Terry's model, best and worst of
    several are "best-worst scaling".

    Newton's method on the multinomial likelihood with a normal prior of standard deviation `prior` around 0; errors
    from its curvature and, because one reader's choices go together, from sums by reader. Sources: Bradley and Terry
    (1952), Biometrika 39:324-345; Marley and Louviere (2005), J. Mathematical Psychology 49:464-480; Liang and Zeger
    (1986), Biometrika 73:13-22, for errors by reader.
    """
    import numpy as np

    sign = np.array([-1.0 if choice.worst else 1.0 for choice in choices])
    chosen, offered = np.zeros((2, len(choices), things))
    for row, choice in enumerate(choices):
        chosen[row, choice.chosen] = 1
        offered[row, list(choice.among)] = 1
    found, held = np.zeros(things), np.eye(things) / prior**2
    for _ in range(STEPS):
        pulls, curve = slope(found, sign, chosen, offered)
        step = np.linalg.solve(curve + held, pulls.sum(axis=0) - held @ found)
        found = found + step
        if np.abs(step).max(initial=0) < 1e-10:
            break
    pulls, curve = slope(found, sign, chosen, offered)
    names = {reader: at for at, reader in enumerate(dict.fromkeys(choice.reader for choice in choices))}
    sums = np.zeros((len(names), things))
    np.add.at(sums, [names[choice.reader] for choice in choices], pulls)
    outer = sums.T @ sums * (len(names) / max(len(names) - 1, 1))
    around = np.eye(things) - 1 / things
    inverse = around @ np.linalg.inv(curve + held)
    return Strengths(around @ found, inverse @ around, inverse @ outer @ inverse.T, len(names))


def slope(found: Array, sign: Array, chosen: Array, offered: Array) -> tuple[Array, Array]:
    """What each choice pulls at each strength, shape (n, k), and the curvature, shape (k, k)."""
    import numpy as np

    weight = offered * np.exp(sign[:, None] * found)
    share = weight / weight.sum(axis=1, keepdims=True)
    return sign[:, None] * (chosen - share), np.diag(share.sum(axis=0)) - share.T @ share
