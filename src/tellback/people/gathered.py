"""Rows read in chunks, gathered into one array a column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tellback.people.spell import day_number
from tellback.store.base import Row

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Numbers(dict[str, int]):
    """Numbers texts from 0 as they come, "" as -1; or all that are not given as `other`."""

    def __init__(self, given: Mapping[str, int] | None = None, other: int | None = None) -> None:
        super().__init__(given or {})
        self._other = other

    def __missing__(self, text: str) -> int:
        if self._other is not None:
            return self._other
        self[text] = len(self) - ("" in self) if text else -1
        return self[text]

    @property
    def names(self) -> tuple[str, ...]:
        """The texts in the order of their numbers."""
        return tuple(text for text in self if text)


class Days(dict[str, int]):
    """Day numbers of ISO days, each worked out once."""

    def __missing__(self, day: str) -> int:
        self[day] = day_number(day)
        return self[day]


def gathered(
    chunks: Iterable[Sequence[Row]], **columns: tuple[str, Mapping[str, int] | None]
) -> dict[str, NDArray[Any]]:
    """One array for each column: its type, and where its texts get their numbers."""
    import numpy as np

    parts: dict[str, list[NDArray[Any]]] = {name: [np.zeros(0, kind)] for name, (kind, _) in columns.items()}
    for rows in chunks:
        for name, (kind, numbers) in columns.items():
            cells = [row[name] for row in rows]
            parts[name].append(np.array([numbers[cell] for cell in cells] if numbers is not None else cells, kind))
    return {name: np.concatenate(arrays) for name, arrays in parts.items()}
