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
    fitted, others = once[:FITTED], once[FITTED:]
    start = None if warm is None else warm[first][:FITTED]
    labels = _fit(fitted, resolution, start)
    if len(others):
        near = nearest(others, fitted[:VOTERS], NEIGHBOURS)
        labels = np.concatenate([labels, vote(near, labels[:VOTERS])])
    return _by_size(labels[back], back)


def vote(near: Near, labels: Labels) -> Labels:
    """The label that a row's neighbours carry most of, weighed by cosine; equal votes go to the lower label."""
    import numpy as np
    from scipy.sparse import csr_matrix

    rows, k = near.index.shape
    weight = np.maximum(near.cosine, 1e-6).ravel()
    ballots = (weight, labels[near.index].ravel(), np.arange(0, rows * k + 1, k))
    counted: Any = csr_matrix(ballots, shape=(rows, int(labels.max()) + 1))
    return np.asarray(counted.argmax(axis=1)).ravel().astype(np.int64)


def _fit(rows: Rows, resolution: float, warm: Labels | None) -> Labels:
    import numpy as np

    k = min(NEIGHBOURS, max(3, len(rows) // 10), len(rows) - 1)
    if k < 1:
        return np.zeros(len(rows), np.int64)
    graph = _shared_neighbours(neighbours(rows, k))
    return _leiden(graph if warm is None else _loyal(graph, warm), resolution)


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
