"""Everything customers said that counts, in memory, passage by passage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellback.feedback.queries import links as queries
from tellback.feedback.vectors import load_vectors
from tellback.store.base import Row, Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """Passages by id: `passages[i]` stands in the store as `ids[i]` and means `vectors[i]`."""

    passages: tuple[Row, ...]
    ids: Ids
    vectors: Rows
    messages: dict[int, tuple[str, str]]

    @property
    def words(self) -> list[str]:
        """What was said, message by message."""
        return [words for words, _ in self.messages.values()]

    def text(self, at: int) -> str:
        """The words of a passage, an exact substring of its message."""
        row = self.passages[at]
        return self.messages[row["message_id"]][0][row["start_at"] : row["end_at"]]

    def places(self, ids: Iterable[int]) -> list[int]:
        """Where these passages stand; those that are gone are left out."""
        import numpy as np

        wanted = np.unique(np.fromiter(ids, np.int64))
        at = np.searchsorted(self.ids, wanted)
        return [
            int(place) for place, id_ in zip(at, wanted, strict=True) if self.ids[place : place + 1].tolist() == [id_]
        ]


def listen(store: Store, model_id: str) -> Said:
    """Read every passage that counts and has a vector of this model."""
    import numpy as np

    vectors = load_vectors(store, model_id)
    passages = queries.counting(store)
    ids = np.fromiter((row["id"] for row in passages), np.int64, len(passages))
    here = np.isin(ids, vectors.ids)
    known = tuple(row for row, there in zip(passages, here, strict=True) if there)
    return Said(known, ids[here], vectors.rows[np.isin(vectors.ids, ids)], queries.messages(store))
