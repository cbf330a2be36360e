"""Complaints as they bear on staying: whose, on which day, and when they were answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import int32, int64
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """Complaints of customers, one a message, in any order. Days are numbers as `date.toordinal`, 0 not answered."""

    customer: NDArray[int64]
    day: NDArray[int32]
    answered: NDArray[int32]

    def __len__(self) -> int:
        return len(self.customer)
