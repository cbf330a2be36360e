"""Hide small groups so that no sum gives them away."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.integer]
    Mask = NDArray[np.bool_]
    Place = tuple[int, int]
    Line = tuple[str, int]

TOTALS_LAST = 10**12


@dataclass(frozen=True, slots=True, eq=False)
class Concealed:
    """What may not be shown of a table: True where hidden."""

    cells: Mask
    """Shape (R, C)."""
    rows: Mask
    """Totals of the rows, shape (R,)."""
    columns: Mask
    """Totals of the columns, shape (C,)."""
    total: bool


def conceal(counts: Counts, k: int = 5) -> Concealed:
    """Which counts of people, in a table of shape (R, C) shown with all its totals, to hide: those from 1 to k - 1, and
    as many others, the smallest, as it takes so that no hidden one can be had by adding and taking away, nor are fewer
    than k people left where the hidden ones of a line are taken together. Totals are hidden only where nothing else
    helps; nothing that is 0 needs hiding.

    Lines are the vertices of a graph, hidden counts its edges: a count is safe if and only if it lies on a circle,
    around which one person can be moved without any line's sum telling. Source: Gusfield (1988), SIAM Journal on
    Computing 17:552-571.
    """
    import numpy as np

    table = with_totals(counts)
    hidden = (table > 0) & (table < k)
    while (exposed := next(given_away(table, hidden, k), None)) is not None:
        hidden[tuple(np.transpose(exposed))] = True
    return Concealed(hidden[:-1, :-1], hidden[:-1, -1], hidden[-1, :-1], bool(hidden[-1, -1]))


def with_totals(counts: Counts) -> Counts:
    """The table with the totals of its rows, of its columns, and of all."""
    import numpy as np

    rows = np.hstack([counts, counts.sum(axis=1, keepdims=True)])
    return np.vstack([rows, rows.sum(axis=0, keepdims=True)])


def given_away(table: Counts, hidden: Mask, k: int) -> Iterator[list[Place]]:
    """For each hidden count that could be had, or group of them that is too small, what else to hide."""
    import numpy as np

    for place in np.argwhere(hidden):
        row, column = map(int, place)
        if (way := around(table, hidden, (row, column))) and not all(hidden[each] for each in way):
            yield way
    last = np.array(table.shape) - 1
    for axis, other in ((0, 1), (1, 0)):
        for line in range(table.shape[axis]):
            shown = [(line, place) if axis == 0 else (place, line) for place in range(last[other])]
            total = (line, int(last[other])) if axis == 0 else (int(last[other]), line)
            gone = sum(int(table[each]) for each in shown if hidden[each])
            left = sorted((int(table[each]), each) for each in shown if table[each] and not hidden[each])
            if 0 < gone < k and not hidden[total]:
                yield [left[0][1] if left else total]


def around(table: Counts, hidden: Mask, place: Place) -> list[Place]:
    """The cheapest way from a count's row to its column that does not pass by it, hidden counts costing nothing."""
    start, end = ("row", place[0]), ("column", place[1])
    queue: list[tuple[int, Line, list[Place]]] = [(0, start, [])]
    seen: set[Line] = set()
    while queue:
        cost, line, way = heappop(queue)
        if line == end:
            return way
        if line in seen:
            continue
        seen.add(line)
        for there, step in crossing(table, line):
            if step != place and table[step]:
                heappush(queue, (cost + price(table, hidden, step), there, [*way, step]))
    return []


def crossing(table: Counts, line: Line) -> list[tuple[Line, Place]]:
    """The lines that cross a line, each with the place where it does."""
    kind, number = line
    if kind == "row":
        return [(("column", other), (number, other)) for other in range(table.shape[1])]
    return [(("row", other), (other, number)) for other in range(table.shape[0])]


def price(table: Counts, hidden: Mask, place: Place) -> int:
    """How much is lost by hiding a count: the people in it, and far more where it is a total."""
    if hidden[place]:
        return 0
    return int(table[place]) + TOTALS_LAST * ((place[0] == len(table) - 1) + (place[1] == table.shape[1] - 1))
