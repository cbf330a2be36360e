"""A table: what stands under every chart, and as CSV in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by a spreadsheet. Ours are data, and customers wrote some of them."""


Cell: TypeAlias = "str | float | None"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows. A cell is text or a number; None where nothing is known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_csv(table: Table) -> str:
    """The table as CSV with a byte order mark, so that a spreadsheet reads every letter, and runs none of it."""
    import csv
    from io import StringIO

    text = StringIO("\ufeff")
    text.seek(0, 2)
    write = csv.writer(text, lineterminator="\r\n")
    write.writerow(map(_cell, table.columns))
    write.writerows(map(_cell, row) for row in table.rows)
    return text.getvalue()


def _cell(value: Cell) -> str | float:
    if value is None:
        return ""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value
