"""Vectors of passages: kept as float16 blocks beside the model's id, resident as float32, searched exactly."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tellback.feedback.queries import vectors as queries
from tellback.store.base import Row, Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Rows = NDArray[np.float32]

BLOCK = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """`ids` int64[n] of passages, ascending, each once; `rows` float32[n, d], unit vectors to within float16."""

    ids: Ids
    rows: Rows

    def places(self, passages: Ids) -> Ids:
        """Where these passages stand in `ids` and `rows`; those without a vector are left out."""
        import numpy as np

        at = np.searchsorted(self.ids, passages)
        at = at[at < len(self.ids)] if len(self.ids) else at[:0]
        return at[np.isin(self.ids[at], passages)]

    def nearest(self, vector: Rows, most: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages closest to one vector, with their cosine, best first; exact. `among` are the ids allowed."""
        import numpy as np

        allowed = None if among is None else self.places(np.unique(among))
        rows = self.rows if allowed is None else self.rows[allowed]
        ids = self.ids if allowed is None else self.ids[allowed]
        if not len(ids):
            return []
        cosines = rows @ vector
        best = np.argpartition(-cosines, most)[:most] if most < len(ids) else np.arange(len(ids))
        best = best[np.lexsort((ids[best], -cosines[best]))]
        return [(int(ids[at]), float(cosines[at])) for at in best]


def keep_vectors(store: Store, model_id: str, passage_ids: Ids, rows: Rows) -> None:
    """Append vectors, rows[i] of passage_ids[i]. Where a passage has one from this model already, the last counts."""
    import numpy as np

    halves = np.ascontiguousarray(rows, dtype="<f2")
    ids = np.ascontiguousarray(passage_ids, dtype="<i8")
    with store.transaction():
        for at in range(0, len(ids), BLOCK):
            queries.add_block(store, model_id, ids[at : at + BLOCK].tobytes(), halves[at : at + BLOCK].tobytes())


def load_vectors(store: Store, model_id: str) -> Vectors:
    """Every vector of this model whose passage still exists. Some 0.15 s for 100,000 of 256 dimensions."""
    import numpy as np

    parts = [_read(block) for block in queries.blocks(store, model_id)]
    if not parts:
        return Vectors(np.empty(0, np.int64), np.empty((0, 1), np.float32))
    ids = np.concatenate([part[0] for part in parts])
    newest_first = np.unique(ids[::-1], return_index=True)
    here = np.isin(newest_first[0], np.asarray(queries.passage_ids(store), np.int64))
    places = len(ids) - 1 - newest_first[1][here]
    rows = np.concatenate([part[1] for part in parts])
    return Vectors(newest_first[0][here], rows[places].astype(np.float32))


def resident_vectors(store: Store, model_id: str) -> Vectors:
    """The same, kept in memory until a block is added or dropped: what a web server searches."""
    with RESIDENT_LOCK:
        held = RESIDENT.setdefault(store, {})
        stamp = queries.stamp(store, model_id)
        if model_id not in held or held[model_id][0] != stamp:
            held[model_id] = stamp, load_vectors(store, model_id)
        return held[model_id][1]


RESIDENT: WeakKeyDictionary[Store, dict[str, tuple[tuple[int, int], Vectors]]] = WeakKeyDictionary()
RESIDENT_LOCK = threading.Lock()


def drop_vectors(store: Store, passage_ids: Ids) -> int:
    """Write every block anew that holds one of these passages, without them; how many vectors went."""
    import numpy as np

    gone = 0
    with store.transaction():
        for model_id in queries.models(store):
            for block in queries.blocks(store, model_id):
                ids, rows = _read(block)
                stays = ~np.isin(ids, passage_ids)
                if stays.all():
                    continue
                gone += int((~stays).sum())
                queries.drop_block(store, block["id"])
                if stays.any():
                    queries.add_block(store, model_id, ids[stays].tobytes(), rows[stays].tobytes())
    return gone


def _read(block: Row) -> tuple[Ids, NDArray[np.float16]]:
    import numpy as np

    ids = np.frombuffer(block["passages"], "<i8")
    return ids.astype(np.int64, copy=False), np.frombuffer(block["rows"], "<f2").reshape(len(ids), -1)
