"""A table with one row a customer and no days: whether they had complained by some day, and had left some time after.

It is worth an answer only if the complaints were counted up to a day on which all of these customers were still there,
and the leaving after it: a landmark. Otherwise it is the "ever complained" that misleads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tellback.errors import UnknownColumns
from tellback.feedback.recognise import source_of
from tellback.retention.refusal import UNADJUSTED, too_few, unadjusted
from tellback.stats.cox import cox
from tellback.stats.ratios import adjusted_risk_ratio, e_value, nearest, risk_ratio
from tellback.stats.risk import risk_table
from tellback.stats.verdict import Verdict
from tellback.text.nearest import hint
from tellback.text.record import Record

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Column = NDArray[float64]

YES = frozenset(("yes", "y", "true", "t", "ja", "oui", "si", "sí", "churned", "left"))
NO = frozenset(("no", "n", "false", "f", "nein", "non", "não", "", "stayed", "active"))
WIDE = 100.0
"""Amounts that reach further than this are taken by their logarithm: twice as much means the same everywhere."""
ASSUMED = (
    "True only if complaints were counted up to one day, on which all of these customers were still there, and leaving"
    " after it. If a complaint could come at any time before leaving, this table cannot answer the question."
)
UNDATED = (
    "The hazard ratio takes every complaint as if it had been made on the first day: believe the risk ratio first."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which columns hold what; `usage` may be several."""

    complained: str
    churned: str
    tenure: str = ""
    usage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LandmarkTable:
    """Customers who had complained against those who had not, in a table without days.

    `set_aside` rows had no yes, no or number where one was needed. `raw` and `adjusted` are risk ratios (the second of
    customers alike in `adjusted_for`), `hazard` and `hazard_adjusted` hazard ratios by tenure, where there is one.
    """

    location: str
    rows: int
    set_aside: int
    complained: int
    complained_left: int
    others: int
    others_left: int
    adjusted_for: tuple[str, ...]
    raw: Verdict
    adjusted: Verdict | None
    hazard: Verdict | None
    hazard_adjusted: Verdict | None
    e_value: Verdict | None
    caveats: tuple[str, ...]


def landmark_table(location: str | Path, asked: Asked) -> LandmarkTable:
    """Read the table and compare. Raises UnreadableFile, UnknownFormat or UnknownColumns, each saying what to do."""
    import numpy as np

    rows, set_aside = _read(Path(location), asked)
    complained, left = rows[:, 0] > 0, rows[:, 1]
    known = np.column_stack([_levelled(column) for column in rows[:, 2:].T]) if rows.shape[1] > 2 else rows[:, :0]
    lost, stayed = int(left[complained].sum()), int(left[~complained].sum())
    raw = risk_ratio(lost, int(complained.sum()), stayed, int((~complained).sum()))
    if why := too_few(lost, stayed):
        raw = Verdict(None, None, None, lost, raw.method, why)
    raw = raw if asked.usage else unadjusted(raw)
    adjusted = adjusted_risk_ratio(complained.astype(float), left, known) if raw.known and known.size else None
    told = adjusted or raw
    return LandmarkTable(
        location=str(location),
        rows=len(rows),
        set_aside=set_aside,
        complained=int(complained.sum()),
        complained_left=lost,
        others=int((~complained).sum()),
        others_left=stayed,
        adjusted_for=(*((asked.tenure,) if asked.tenure else ()), *asked.usage),
        raw=raw,
        adjusted=adjusted,
        hazard=_hazard(rows, known[:, :0]) if asked.tenure and raw.known else None,
        hazard_adjusted=_hazard(rows, known[:, 1:]) if asked.tenure and asked.usage and raw.known else None,
        e_value=_hidden_cause(told),
        caveats=(ASSUMED, *((f"Not adjusted for usage: {UNADJUSTED}.",) if not asked.usage else ()))
        + ((UNDATED,) if asked.tenure else ()),
    )


def _read(path: Path, asked: Asked) -> tuple[NDArray[float64], int]:
    """Complained, left, tenure, usage of every row that tells them, and how many do not."""
    import numpy as np

    numbers = (*((asked.tenure,) if asked.tenure else ()), *asked.usage)
    rows: list[list[float]] = []
    aside = 0
    for row in source_of(path).read(str(path)):
        read = list(_cells(row, asked, numbers)) if isinstance(row, Record) else [None]
        told = [cell for cell in read if cell is not None]
        if len(told) == len(read):
            rows.append(told)
        else:
            aside += 1
    return np.array(rows, np.float64).reshape(len(rows), 2 + len(numbers)), aside


def _cells(row: Record, asked: Asked, numbers: Sequence[str]) -> Iterator[float | None]:
    for name in (asked.complained, asked.churned):
        yield _said(_cell(row, name))
    for name in numbers:
        yield _number(_cell(row, name))


def _cell(row: Record, name: str) -> str:
    if name not in row.cells:
        raise UnknownColumns(f"There is no column `{name}`. {hint(name, tuple(row.cells))}")
    return row.cells[name].strip()


def _said(cell: str) -> float | None:
    """Yes or no, in words or as a number: a customer who complained twice complained."""
    word = cell.casefold()
    if word in YES or word in NO:
        return float(word in YES)
    number = _number(cell)
    return None if number is None or number < 0 else float(number > 0)


def _number(cell: str) -> float | None:
    from math import isfinite

    try:
        number = float(cell)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _levelled(column: Column) -> Column:
    import numpy as np

    return np.log1p(column) if column.min(initial=0) >= 0 and column.max(initial=0) > WIDE else column


def _hazard(rows: NDArray[float64], known: NDArray[float64]) -> Verdict:
    """Cox's model by tenure; only the order of tenure matters, so months and days give the same."""
    import numpy as np

    _, order = np.unique(rows[:, 2], return_inverse=True)
    design, pattern = np.unique(np.column_stack([rows[:, 0], known]), axis=0, return_inverse=True)
    counts = risk_table(
        np.zeros(len(rows), np.int64), order.ravel() + 1, rows[:, 1].astype(np.int64), pattern.ravel(), len(design)
    )
    verdict = cox(counts, design).ratio(0, int(rows[rows[:, 0] > 0, 1].sum()))
    return replace(verdict, method=f"{verdict.method}, tenure as time")


def _hidden_cause(told: Verdict) -> Verdict | None:
    among = nearest(told)
    if told.estimate is None or among is None:
        return None
    return Verdict(e_value(told.estimate), e_value(among), None, told.n, "E-value of VanderWeele and Ding")
