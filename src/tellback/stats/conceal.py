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
    for row, column in np.argwhere(hidden):
        secure(table, hidden, (int(row), int(column)))
    while place := next(too_few(table, hidden, k), None):
        hidden[place] = True
        secure(table, hidden, place)
    return Concealed(hidden[:-1, :-1], hidden[:-1, -1], hidden[-1, :-1], bool(hidden[-1, -1]))


def with_totals(counts: Counts) -> Counts:
    """The table with the totals of its rows, of its columns, and of all."""
    import numpy as np

    rows = np.hstack([counts, counts.sum(axis=1, keepdims=True)])
    return np.vstack([rows, rows.sum(axis=0, keepdims=True)])


def secure(table: Counts, hidden: Mask, place: Place) -> None:
    """Put a hidden count on a circle of hidden ones; those it takes are then on one too, and stay so."""
    if not around(table, hidden, place, hidden):
        for step in around(table, hidden, place, table > 0):
            hidden[step] = True


def too_few(table: Counts, hidden: Mask, k: int) -> Iterator[Place]:
    """For each line whose total is shown and whose hidden counts are together below k, the next to hide."""
    for counts, gone, turned in ((table, hidden, False), (table.T, hidden.T, True)):
        together = (counts * gone)[:, :-1].sum(axis=1)
        for line in ((together > 0) & (together < k) & ~gone[:, -1]).nonzero()[0].tolist():
            shown = [(int(counts[line, each]), each) for each in (~gone[line, :-1]).nonzero()[0].tolist()]
            place = min((each for each in shown if each[0]), default=(0, counts.shape[1] - 1))[1]
            yield (place, line) if turned else (line, place)


def around(table: Counts, hidden: Mask, place: Place, open_to: Mask) -> list[Place]:
    """The cheapest way from a count's row to its column, by counts that are open to it, hidden ones costing nothing,
    and not by itself; empty where there is none."""
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
            if step != place and open_to[step]:
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
