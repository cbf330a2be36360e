"""How sure a link is: evidence in, calibrated probability out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FEWEST = 20
"""From so many decisions on, a workspace's own people say how sure is sure."""

SPREAD = (0.5, 1.0)
"""How far slope and intercept may be expected to lie from the measured ones in another workspace."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """Logistic calibration: P(right) = 1 / (1 + exp(-(slope * evidence + intercept))). `n` decisions taught it."""

    slope: float
    intercept: float
    n: int = 0

    def of(self, evidence: Numbers) -> Numbers:
        """The probability that a link with this evidence is right."""
        import numpy as np

        return 1 / (1 + np.exp(-(self.slope * evidence + self.intercept)))

    def at(self, evidence: float) -> float:
        """The same for one."""
        return 1 / (1 + exp(-(self.slope * evidence + self.intercept)))


def log_odds(chance: float) -> float:
    """The logarithm of the odds, within what a chance of .001 to .999 has."""
    held = min(max(chance, 0.001), 0.999)
    return log(held / (1 - held))


def measured(model: str) -> Certainty:
    """What was measured for a model before anybody decided anything: numbers, never data.

    Fitted on Banking77 (bench/linking.py) with 5, 10, 20, 40 and 77 of its 77 intent names as the only claims, so
    that most messages speak of none: one product, close neighbours, strict labels, hence cautious elsewhere.
    """
    return Certainty(6.38, -4.59) if model.startswith("minilm") else Certainty(5.71, -4.15)


def learnt(before: Certainty, evidence: Sequence[float], right: Sequence[bool]) -> Certainty:
    """The calibration after people said of links with this evidence whether they are right.

    The most probable logistic curve with a normal prior around `before`, by Newton's method (Platt 1999, MAP);
    `before` itself below FEWEST decisions.
    """
    import numpy as np

    if len(right) < FEWEST:
        return before
    x = np.column_stack([np.asarray(evidence, float), np.ones(len(right))])
    y = np.asarray(right, float)
    start = np.array([before.slope, before.intercept], float)
    precision = np.diag(1 / np.square(SPREAD))
    theta = start.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ theta)))
        gradient = x.T @ (p - y) + precision @ (theta - start)
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + precision, gradient)
        theta -= step
        if np.abs(step).max() < 1e-9:
            break
    return Certainty(max(float(theta[0]), 0.0), float(theta[1]), len(right))
