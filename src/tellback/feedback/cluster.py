"""Rows that belong together: shared-neighbour graph and Leiden. Knows nothing of customers, order or chance.

The graph is Jarvis and Patrick's (1973): two rows are as close as the share of neighbours they have in common.
Leiden is Traag, Waltman and van Eck's (2019), by graspologic-native.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tellback.feedback.neighbours import nearest, neighbours

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellback.feedback.neighbours import Near, Rows

    Keys = NDArray[np.uint64]
    Labels = NDArray[np.int64]

RESOLUTION = 3.0
NEIGHBOURS = 20
FITTED = 25_000
VOTERS = 10_000
LOYALTY = 2.0
SEED = 1


def cluster(rows: Rows, keys: Keys, resolution: float = RESOLUTION, warm: Labels | None = None) -> Labels:
    """Labels 0, 1, … by falling size for unit `rows` [n, d]; equal `keys` (hashes of content) share a label.

    The order of the rows does not matter. `warm` is what they were before: a label a row, -1 where none is known.
    Of more than FITTED different rows those with the lowest keys are clustered and the others join by vote of VOTERS.
    """
    import numpy as np

    if not len(rows):
        return np.zeros(0, np.int64)
    _, first, back = np.unique(keys, return_index=True, return_inverse=True)
    once = np.ascontiguousarray(rows[first])
    before = np.full(len(once), -1) if warm is None else warm[first]
    labels = _fit(once[:FITTED], resolution, before[:FITTED])
    if len(once) > FITTED:
        home = _homes(before[:FITTED], labels, before[FITTED:])
        near = nearest(once[FITTED:], once[: min(VOTERS, FITTED)], NEIGHBOURS)
        labels = np.concatenate([labels, vote(near, labels[:VOTERS], home)])
    return _by_size(labels[back], back)


def vote(near: Near, labels: Labels, home: Labels | None = None) -> Labels:
    """The label that a row's neighbours carry most of, weighed by cosine; equal votes go to the lower label.

    `home` is a label a row that starts with LOYALTY quarters of all votes, -1 for none.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    rows = len(near.index)
    weight = np.maximum(near.cosine, 1e-6)
    ballots = labels[near.index]
    if home is not None:
        weight = np.column_stack([weight, np.where(home < 0, 0, weight.sum(axis=1) * LOYALTY / 4)])
        ballots = np.column_stack([ballots, np.maximum(home, 0)])
    each = np.arange(rows + 1) * ballots.shape[1]
    shape = (rows, int(ballots.max(initial=0)) + 1)
    counted: Any = csr_matrix((weight.ravel(), ballots.ravel(), each), shape=shape)
    return np.asarray(counted.argmax(axis=1)).ravel().astype(np.int64)


def _homes(before: Labels, labels: Labels, others: Labels) -> Labels:
    """For each of the `others`, by what it was before: the label most of those have that were the same."""
    import numpy as np

    known = before >= 0
    if not known.any():
        return np.full(len(others), -1)
    pairs, counts = np.unique(np.stack([before[known], labels[known]]), axis=1, return_counts=True)
    order = np.argsort(counts, kind="stable")
    home = np.full(int(max(before.max(), others.max())) + 2, -1)
    home[pairs[0][order]] = pairs[1][order]
    return home[others]


def _fit(rows: Rows, resolution: float, before: Labels) -> Labels:
    import numpy as np

    k = min(NEIGHBOURS, max(3, len(rows) // 10), len(rows) - 1)
    if k < 1:
        return np.zeros(len(rows), np.int64)
    graph = _shared_neighbours(neighbours(rows, k))
    return _leiden(_loyal(graph, before) if (before >= 0).any() else graph, resolution)


def _shared_neighbours(near: Near) -> Any:
    """A symmetric CSR matrix: Jaccard index of the neighbourhoods of rows of which one is a neighbour of the other."""
    import numpy as np
    from scipy.sparse import csr_matrix, identity

    rows, k = near.index.shape
    ones = np.ones(rows * k, np.float32)
    links: Any = csr_matrix((ones, near.index.ravel(), np.arange(0, rows * k + 1, k)), shape=(rows, rows))
    links = links + identity(rows, dtype=np.float32, format="csr")
    shared = (links @ links.T).multiply((links + links.T) > 0).tocsr()
    shared.data = shared.data / (2 * (k + 1) - shared.data)
    shared.setdiag(0)
    shared.eliminate_zeros()
    shared.sort_indices()
    return shared


def _loyal(graph: Any, warm: Labels) -> Any:
    """Rows that were together before hold together more strongly: without it a tenth of them would move in vain."""
    links = graph.tocoo()
    together = (warm[links.row] == warm[links.col]) & (warm[links.row] >= 0)
    links.data = links.data * (1 + LOYALTY * together)
    return links.tocsr()


def _leiden(graph: Any, resolution: float) -> Labels:
    import numpy as np

    _, found = _native().leiden_csr(
        graph.indptr.astype(np.int64),
        graph.indices.astype(np.int32),
        graph.data.astype(np.float64),
        graph.shape[0],
        resolution=resolution,
        iterations=5,
        seed=SEED,
    )
    return _read(found, graph.shape[0])


def _native() -> Any:
    """The compiled module, which has no types."""
    from importlib import import_module

    return import_module("graspologic_native")


def _read(found: dict[int, int], rows: int) -> Labels:
    """Labels by row; a row without any edge stands alone."""
    import numpy as np

    lone = max(found.values(), default=-1) + 1
    return np.fromiter((found.get(row, lone + row) for row in range(rows)), np.int64, rows)


def _by_size(labels: Labels, order: NDArray[np.int64]) -> Labels:
    """Renumber by falling size; of equals the one that holds the lowest key comes first."""
    import numpy as np

    names, back, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    lowest = np.full(len(names), len(order))
    np.minimum.at(lowest, back, order)
    rank = np.empty(len(names), np.int64)
    rank[np.lexsort((lowest, -sizes))] = np.arange(len(names))
    return rank[back]
