"""Who stands nearest to whom, by cosine of unit vectors: exact while that is cheap, by usearch above."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

EXACT = 25_000
BLOCK = 1024
GROUP = 32


class Near(NamedTuple):
    """For each query the `k` nearest rows and their cosines, both of shape (queries, k), in no order."""

    index: NDArray[np.int64]
    cosine: NDArray[np.float32]


def neighbours(rows: Rows, k: int) -> Near:
    """The `k` nearest other rows of each row; needs more than `k` rows."""
    if len(rows) <= EXACT:
        return _join(_exact(rows, rows, k, itself=False))
    return _without_itself(_indexed(rows, rows, k + 1))


def nearest(queries: Rows, rows: Rows, k: int) -> Near:
    """The `k` rows nearest to each query; needs at least `k` rows."""
    if len(rows) <= EXACT:
        return _join(_exact(queries, rows, k, itself=True))
    return _indexed(queries, rows, k)


def _exact(queries: Rows, rows: Rows, k: int, *, itself: bool) -> Iterator[Near]:
    """The k best are among the members of the k best groups: a maximum a group is far cheaper than a partition."""
    import numpy as np

    width = GROUP if len(rows) > 2 * GROUP * k else 1
    padded = np.pad(rows, ((0, -len(rows) % width), (0, 0)))
    groups = len(padded) // width
    for start in range(0, len(queries), BLOCK):
        cosines = queries[start : start + BLOCK] @ padded.T
        cosines[:, len(rows) :] = -2
        if not itself:
            own = np.arange(len(cosines))
            cosines[own, start + own] = -2
        best = _largest(cosines.reshape(len(cosines), width, groups).max(axis=1), k)
        members = (best[:, :, None] + np.arange(width) * groups).reshape(len(cosines), -1)
        index = np.take_along_axis(members, _largest(np.take_along_axis(cosines, members, axis=1), k), axis=1)
        yield Near(index, np.take_along_axis(cosines, index, axis=1))


def _largest(values: Rows, k: int) -> NDArray[np.int64]:
    import numpy as np

    return np.argpartition(values, values.shape[1] - k, axis=1)[:, values.shape[1] - k :]


def _join(parts: Iterator[Near]) -> Near:
    import numpy as np

    whole = list(parts)
    return Near(np.concatenate([part.index for part in whole]), np.concatenate([part.cosine for part in whole]))


def _indexed(queries: Rows, rows: Rows, k: int) -> Near:
    """One thread adds, so that the same rows always give the same graph."""
    import numpy as np
    from usearch.index import Index

    index = Index(ndim=rows.shape[1], metric="ip", dtype="f16", connectivity=12, expansion_add=80, expansion_search=48)
    index.add(np.arange(len(rows)), rows, threads=1)
    found = index.search(queries, k)
    return Near(np.asarray(found.keys).astype(np.int64), 1 - np.asarray(found.distances))


def _without_itself(near: Near) -> Near:
    """Drop each row from its own neighbours; where a twin has pushed it out, drop the farthest."""
    import numpy as np

    own = near.index == np.arange(len(near.index))[:, None]
    drop = np.where(own.any(axis=1), own.argmax(axis=1), near.cosine.argmin(axis=1))
    keep = np.arange(near.index.shape[1])[None, :] != drop[:, None]
    shape = (len(near.index), -1)
    return Near(near.index[keep].reshape(shape), near.cosine[keep].reshape(shape))
