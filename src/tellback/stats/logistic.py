"""Logistic regression, small and exact: for a few thousand rows and a few hundred columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.floating]


STEPS = 30


def logistic(rows: Array, yes: Array, penalty: float, known: Array | float = 0.0) -> Array:
    """Coefficients, the intercept last, of P(yes) given a row of shape (n, d); `penalty` shrinks all but the intercept;
    `known` are log odds that stand already, which the rows only add to.

    Newton's method on the ridge-penalised likelihood (le Cessie and van Houwelingen, 1992); the same rows give the
    same coefficients to the last bit.
    """
    import numpy as np

    table = with_one(rows)
    ridge = np.full(table.shape[1], penalty)
    ridge[-1] = 1e-6
    found = np.zeros(table.shape[1])
    for _ in range(STEPS):
        expected = chance(known + table @ found)
        slope = table.T @ (yes - expected) - ridge * found
        curve = (table * (expected * (1 - expected))[:, None]).T @ table + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        found = found + step
        if np.abs(step).max() < 1e-6:
            break
    return found


def with_one(rows: Array) -> Array:
    """The rows as doubles with a column of ones at the end, for the intercept."""
    import numpy as np

    return np.hstack([rows, np.ones((len(rows), 1))])


def chance(log_odds: Array) -> Array:
    """Probabilities of log odds."""
    import numpy as np

    return 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))
