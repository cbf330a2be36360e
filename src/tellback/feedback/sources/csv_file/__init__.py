"""Messages from a CSV file, one a row, whatever its encoding, delimiter and header."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tellback.feedback.sources.csv_file.layout import DELIMITERS, Layout, layout_of
from tellback.feedback.sources.csv_file.rows import Broken, Row, rows
from tellback.text.decode import encoding_of, open_text, share_read
from tellback.text.record import Record, Unread

HEAD_LINES = 1_000
OTHERS = (b"PAR1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format")
"""How files of other kinds begin: Parquet, Office new and old, PDF, pictures, a database."""
NAMES = re.compile(r"\.(csv|tsv|tab|txt)(\.gz)?$", re.IGNORECASE)


class CsvFile:
    """Comma, semicolon, tab or bar; a broken row is set aside and its neighbours are read."""

    name = "csv"

    def recognises(self, head: bytes, location: str) -> float:
        """By its name mostly: any text may be a CSV."""
        if head.startswith(OTHERS):
            return 0.0
        return 0.8 if NAMES.search(location) else 0.3

    def describe(self, location: str) -> tuple[str, ...]:
        """Encoding, delimiter, and what is odd about the header."""
        layout = _layout(Path(location))
        marks = DELIMITERS.get(layout.style.delimiter, "one column")
        return (str(encoding_of(Path(location))), marks, *layout.notes)

    def read(self, location: str, after: str = "") -> Iterator[Record | Unread]:
        """The rows, each with the line it begins in."""
        path = Path(location)
        layout = _layout(path)
        behind = int(after) if after else layout.before - 1
        with open_text(path) as text:
            share = share_read(text, path)
            for number, row in enumerate(rows(text, layout.style)):
                if number > behind and (isinstance(row, Broken) or any(row.cells)):
                    yield _taken(row, str(number), layout, share())


def _layout(path: Path) -> Layout:
    with open_text(path) as text:
        return layout_of(list(islice(text, HEAD_LINES)))


def _taken(row: Row | Broken, place: str, layout: Layout, done: float) -> Record | Unread:
    if isinstance(row, Broken):
        return Unread(row.line, place, row.reason, row.raw, done)
    cells, names = row.cells, layout.names
    if len(cells) > len(names) and not any(cells[len(names) :]):
        cells = cells[: len(names)]
    if len(cells) not in layout.widths:
        reason = f"{len(cells)} cells where the header has {len(names)}"
        return Unread(row.line, place, reason, _joined(cells, layout), done)
    return Record(row.line, place, _by_name(names, cells), done)


def _joined(cells: list[str], layout: Layout) -> str:
    written = io.StringIO()
    mark = layout.style.delimiter
    csv.writer(written, delimiter=mark, quoting=csv.QUOTE_MINIMAL, lineterminator="").writerow(cells)
    return written.getvalue()


def _by_name(names: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    """Cells by column; those of repeated columns, as Jira writes its comments, joined by a line break."""
    found = dict(zip(names, cells, strict=False))
    if len(found) == len(cells):
        return found
    gathered: dict[str, list[str]] = {}
    for name, cell in zip(names, cells, strict=False):
        gathered.setdefault(name, []).append(cell)
    return {name: "\n".join(filter(None, several)) for name, several in gathered.items()}


source = CsvFile()
