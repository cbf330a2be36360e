"""Gather questions that ask the same: each group has a middle, and every question in it is close to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Rows = NDArray[np.float32]

SAME = 0.68
FEW = 30
BLOCK = 1024


def gather(rows: Rows, fit: NDArray[np.bool_], keys: Ints, same: float = SAME) -> tuple[Ints, Ints]:
    """For each row its group, the most crowded first, and for each group the row in its middle.

    Rows are unit vectors, float32[n, d], compared by what sets them apart from their mean. Only rows that `fit` may
    be a middle, and a row near none of those is in no group (-1). Equal candidates are told apart by `keys`, so the
    order of the rows does not matter.
    Source: Butina (1999), J. Chem. Inf. Comput. Sci. 39:747-750: the most crowded first, with all around it.
    """
    import numpy as np

    if not len(rows):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    rows = rows - rows.mean(axis=0) * (len(rows) / (len(rows) + FEW))
    around = _around(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), same)
    crowd = np.fromiter((len(near) for near in around), np.int64, len(rows))
    groups = np.full(len(rows), -1, np.int64)
    middles: list[int] = []
    for row in np.lexsort((keys, -crowd)):
        if fit[row] and groups[row] < 0:
            free = around[row][groups[around[row]] < 0]
            groups[free] = len(middles)
            middles.append(int(row))
    return groups, np.array(middles, np.int64)


def _around(rows: Rows, same: float) -> list[Ints]:
    """For each row all rows as close as that, itself included."""
    import numpy as np

    found: list[Ints] = []
    for start in range(0, len(rows), BLOCK):
        found += [np.flatnonzero(near) for near in rows[start : start + BLOCK] @ rows.T >= same]
    return found
