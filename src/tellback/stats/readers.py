"""What each reader said, as one score: the reader is the unit, never the mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Readers:
    """One score from 0 to 1 a reader, shape (n,), in the order in which the readers came."""

    scores: Array

    def __len__(self) -> int:
        return len(self.scores)


def by_reader(reader: Sequence[Hashable], score: Sequence[float] | Array) -> Readers:
    """Each reader's mean of what they said, in the order in which they first spoke; every score must be from 0 to 1.

    Two marks of one reader are not two witnesses. Counted as such they name a winner where there is none in every
    second or third session of readers who differ from each other. So nothing else in `stats` takes several scores of
    one reader.
    """
    import numpy as np

    values = np.asarray(score, float)
    if len(values) and not ((values >= 0) & (values <= 1)).all():
        raise ValueError("every score must be from 0 to 1")
    place: dict[Hashable, int] = {}
    places = np.array([place.setdefault(each, len(place)) for each in reader], np.int64)
    if len(places) != len(values):
        raise ValueError("every score needs its reader")
    said = np.bincount(places, minlength=len(place))
    return Readers(np.bincount(places, weights=values, minlength=len(place)) / said)
