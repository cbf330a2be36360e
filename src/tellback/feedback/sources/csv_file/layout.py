"""How a CSV file is laid out: delimiter, quotes, where the header is, how wide a row may be."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice

from tellback.feedback.sources.csv_file.rows import Broken, Row, Style, rows

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
NO_DELIMITER = "\x1f"
TYPED = re.compile(r"\s*([-+]?[\d.,:/ -]*\d[\d.,:/% -]*|\d{4}-\d\d-\d\d[T ].*|\S+@\S+\.\S+|https?://\S+)\s*")
ANSWERS = {"open-ended response", "response"}


@dataclass(frozen=True, slots=True)
class Layout:
    """Column `names` (repeated ones stay), how many rows come `before` the data, and which row widths are whole."""

    style: Style
    names: tuple[str, ...]
    before: int
    widths: frozenset[int]
    notes: tuple[str, ...] = ()


def layout_of(lines: Sequence[str]) -> Layout:
    """The layout that makes the most even rows out of the first lines of a file."""
    said = re.match(r"(?i)sep=(.)\s*$", lines[0].lstrip("\ufeff")) if lines else None
    styles = [Style(said[1])] if said else [Style(mark, quotes) for mark in DELIMITERS for quotes in _quotes(lines)]
    best = max(styles, key=lambda style: _evenness(lines, style))
    if not said and _evenness(lines, best) < _evenness_of_one_column(lines):
        best = Style(NO_DELIMITER, best.quotes)
    found = [row for row in islice(rows(lines, best), 2_000) if isinstance(row, Row) and row.cells]
    return _with_header(best, found[1:] if said else found, lines)


def _quotes(lines: Sequence[str]) -> list[str]:
    styles = ["doubled"]
    if any('\\"' in line for line in lines):
        styles.append("backslash")
    if any('"' in line for line in lines):
        styles.append("none")
    return styles


def _evenness(lines: Sequence[str], style: Style) -> float:
    """Share of rows that have the usual width, titles above left out; more where the header has it too."""
    found = [row for row in rows(lines, style) if isinstance(row, Broken) or row.cells]
    table = list(dropwhile(lambda row: isinstance(row, Row) and len(row.cells) < 2, found))
    read = [len(row.cells) for row in table if isinstance(row, Row)]
    width, usual = Counter(read).most_common(1)[0] if read else (0, 0)
    if width < 2:
        return 0.0
    quoting = {"doubled": 0.05, "backslash": 0.04, "none": 0.0}[style.quotes]
    return usual / len(table) + 0.2 * (read[0] == width) + quoting + 0.001 * min(width, 20)


def _evenness_of_one_column(lines: Sequence[str]) -> float:
    first = next((line for line in lines if line.strip()), "")
    return 0.8 if not any(mark in first for mark in DELIMITERS) else 0.5


def _with_header(style: Style, found: list[Row], lines: Sequence[str], notes: tuple[str, ...] = ()) -> Layout:
    """Where the header is among the rows that could be read, and what it says."""
    if not found:
        return Layout(style, (), 0, frozenset())
    width = Counter(len(row.cells) for row in found).most_common(1)[0][0]
    at = _header_at(found, width)
    header, below = found[at].cells, [row.cells for row in found[at + 1 :]]
    names, last = header, at
    if found[at].line > 1:
        notes = (f"header in line {found[at].line}",)
    if _is_data(header, below):
        names, last, notes = list[str](), at - 1, ("no header",)
    elif below and _is_second_header(header, below[0]):
        names, last, notes = _two_rows(header, below[0]), at + 1, (*notes, "two header rows")
    spoken = [name.strip() or f"column {number}" for number, name in enumerate(names, 1)]
    spoken += [f"column {number}" for number in range(len(spoken) + 1, width + 1)]
    first = found[last + 1].line if last + 1 < len(found) else sys.maxsize
    return Layout(style, tuple(spoken), _rows_above(lines, style, first), frozenset({len(spoken), width}), notes)


def _header_at(found: list[Row], width: int) -> int:
    at = next((number for number, row in enumerate(found) if len(row.cells) >= width), 0) if width > 1 else 0
    while at + 1 < len(found) and _is_title(found[at].cells, found[at + 1].cells):
        at += 1
    return at


def _rows_above(lines: Sequence[str], style: Style, line: int) -> int:
    """How many rows, empty and broken ones too, begin above a line."""
    return sum(1 for row in rows(lines, style) if row.line < line)


def _is_title(cells: list[str], following: list[str]) -> bool:
    """One filled cell in a wide row above a fuller row of plain words is a title padded with delimiters."""
    filled = sum(1 for cell in cells if cell.strip())
    return (
        len(cells) > 2
        and filled == 1
        and bool(cells[0].strip())
        and sum(1 for cell in following if cell.strip()) > len(cells) / 2
    )


def _is_data(header: list[str], below: list[list[str]]) -> bool:
    """A first row looks like data where its cells are of the kind, or even the words, of those below."""
    for number, cell in enumerate(header):
        column = [row[number] for row in below if number < len(row) and row[number].strip()]
        if not cell.strip() or len(column) < 2:
            continue
        if TYPED.fullmatch(cell) and sum(1 for other in column if TYPED.fullmatch(other)) > 0.8 * len(column):
            return True
        if len(header) > 1 and column.count(cell) > max(1, len(column) // 50) and len(cell) > 1:
            return True
    return len(header) == 1 and len(below) > 1 and _sentences([header, *below[:50]])


def _sentences(rows_: list[list[str]]) -> bool:
    return len(rows_[0][0].split()) > 3 and sum(len(row[0].split()) > 3 for row in rows_ if row) > len(rows_) / 2


def _is_second_header(header: list[str], second: list[str]) -> bool:
    """SurveyMonkey writes the answer options of each question into a second row, under empty header cells."""
    if not second or second[0].strip() or not header[0].strip():
        return False
    empty = [number for number, name in enumerate(header) if not name.strip() and number < len(second)]
    known = any(cell.strip().casefold() in ANSWERS for cell in second)
    return known or bool(empty and all(second[number].strip() for number in empty))


def _two_rows(header: list[str], second: list[str]) -> list[str]:
    names: list[str] = []
    question = ""
    for name, option in zip(header, second, strict=False):
        question = name.strip() or question
        plain = not option.strip() or option.strip().casefold() in ANSWERS
        names.append(question if plain else f"{question}: {option.strip()}")
    return names
