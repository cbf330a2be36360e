"""Which rows of a file were met before, in eight bytes a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import uint64
    from numpy.typing import NDArray

FEW = 50_000


class Seen:
    """Counts how often a key was met, by its 64-bit hash: exact but for one chance in a million at ten million rows."""

    def __init__(self) -> None:
        self._few: set[int] = set()
        self._many: NDArray[uint64] | None = None
        self._again: dict[int, int] = {}

    def meet(self, key: object) -> int:
        """The how-manieth time this key is met, from 1."""
        number = hash(key) & 0xFFFF_FFFF_FFFF_FFFF
        if number in self._few or number in self._again or self._is_among_many(number):
            self._again[number] = self._again.get(number, 1) + 1
            return self._again[number]
        self._few.add(number)
        if len(self._few) > FEW + (0 if self._many is None else len(self._many) // 8):
            self._pack()
        return 1

    def _is_among_many(self, number: int) -> bool:
        if self._many is None:
            return False
        from numpy import uint64

        at = int(self._many.searchsorted(uint64(number)))
        return at < len(self._many) and int(self._many[at]) == number

    def _pack(self) -> None:
        from numpy import concatenate, fromiter, sort, uint64

        few = fromiter(self._few, uint64, len(self._few))
        self._many = sort(few if self._many is None else concatenate((self._many, few)))
        self._few.clear()
