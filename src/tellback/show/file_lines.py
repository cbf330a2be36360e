"""A file about to be read, in lines for a person: which column is taken for what, and its first rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tellback.text.record import Cells, Record

WIDE = 100


def column_lines(fields: Cells, why: Cells, unsure: Iterable[str]) -> Iterator[str]:
    """Which column is read as what, and why; what a person should look at."""
    for field, column in fields.items():
        yield f"  {field} ← {short(column, 60) or 'none'}: {why.get(field, '')}"
    for doubt in unsure:
        yield f"  ? {doubt}"


def row_lines(rows: Iterable[Record], shown: Callable[[str], str] = str) -> Iterator[str]:
    """The rows, each cell as `shown` gives it; empty ones are passed over."""
    for row in rows:
        yield f"  line {row.line}"
        yield from (f"    {name}: {short(shown(cell))}" for name, cell in row.cells.items() if cell)


def short(text: str, most: int = WIDE) -> str:
    """A text on one line, cut where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
