"""Readers' marks from a table: a row a mark, with a tick for its kind or its name, or a row for who said nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from tellback.audience.columns import TICKS, columns
from tellback.audience.mark import Kind
from tellback.audience.said import Aside, Read, Said
from tellback.audience.spoken import kind_of
from tellback.errors import UnknownFormat, UnreadableFile
from tellback.plugins import find
from tellback.text.decode import open_bytes
from tellback.text.record import Record, Unread
from tellback.text.values import read_rating

HEAD = 1 << 16


class Table(Protocol):
    """What reads a file of rows: any plug on the shelf of sources does."""

    def recognises(self, head: bytes, location: str) -> float:
        """How sure it is, 0 to 1, that it can."""
        ...

    def read(self, location: str, after: str = "") -> Iterator[Record | Unread]:
        """The rows."""
        ...


def read_rows(path: Path, given: Mapping[str, str], fallback: Kind | None = None) -> Read:
    """What a CSV, JSON, NDJSON or Parquet file says; a note without a kind counts as `fallback`.

    Raises UnreadableFile, UnknownFormat or UnknownColumns, each saying what to do.
    """
    rows = list(_table(path).read(str(path)))
    records = [row for row in rows if isinstance(row, Record)]
    if not records:
        raise UnreadableFile(f"{path} holds no row that can be read. Its first line names the columns.")
    found = columns(list(dict.fromkeys(name for record in records for name in record.cells)), given)
    said: list[Said] = []
    aside = [Aside(_at(row), row.reason, row.raw.replace("\x00", "")) for row in rows if isinstance(row, Unread)]
    for record in records:
        taken, wrong = _Row(record, found, fallback).said()
        said += taken
        aside += wrong
    return Read(found, tuple(said), tuple(aside))


def _table(path: Path) -> Table:
    with open_bytes(path) as stream:
        head = stream.read(HEAD)
    if not head:
        raise UnreadableFile(f"{path} is empty. Export it again.")
    best: Table = max(find("feedback.sources"), key=lambda plug: plug.recognises(head, path.name))
    if best.recognises(head, path.name) <= 0:
        raise UnknownFormat(f"{path}: this is no table that can be read. Save it as CSV, JSON, NDJSON or Parquet.")
    return best


class _Row:
    def __init__(self, record: Record, found: Mapping[str, str], fallback: Kind | None) -> None:
        self.record, self.found, self.fallback = record, found, fallback
        self.names = list(record.cells)
        self.raw = " | ".join(cell for cell in record.cells.values() if cell.strip()).replace("\x00", "")
        self.wrong: list[Aside] = []

    def said(self) -> tuple[list[Said], list[Aside]]:
        """What the row says, and which of its cells say nothing that can be taken."""
        if not self.cell("reader"):
            self.refuse("reader", "it does not say which reader it is of")
            return [], self.wrong
        kind, note = self._kind(), self.cell("note")
        if note and kind is None and not self.wrong:
            kind = self.fallback
            if kind is None:
                self.refuse("note", "a note without saying whether the sentence excites, confuses or raises doubt")
        said = Said(
            str(self.record.line),
            self.cell("reader"),
            self.cell("version"),
            self.cell("audience"),
            reached=self._whole("reached"),
            rating=self._rating(),
            answer=self.cell("answer"),
            made_at=self.cell("made_at"),
            raw=self.raw,
            stamp=self.cell("stamp"),
        )
        if kind:
            number, sentence = self._whole("number"), self.cell("sentence")
            said = replace(said, number=number, sentence=sentence, kind=kind, note=note)
        return [said], self.wrong

    def cell(self, field: str) -> str:
        """A field's cell; the mark that keeps a spreadsheet from running it is ours, and goes."""
        text = self.record.cells.get(self.found.get(field, ""), "").replace("\x00", "").strip()
        return text[1:] if re.match(r"'[=+\-@\t\r]", text) else text

    def refuse(self, field: str, reason: str) -> None:
        """Set a cell aside."""
        column = self.found.get(field, "")
        at = f":{self.names.index(column) + 1}" if column in self.names else ""
        self.wrong.append(Aside(f"{self.record.line}{at}", reason, self.raw, self.cell("reader")))

    def _kind(self) -> Kind | None:
        cell = self.cell("kind")
        if cell:
            kind = kind_of(cell)
            if kind is None:
                self.refuse("kind", f"“{cell}” is none of excites, confuses, doubts")
            return kind
        ticked = [kind for kind in TICKS if self.cell(kind).casefold() not in {"", "0", "no", "false", "n", "-"}]
        for other in ticked[1:]:
            self.refuse(other, f"a reader says one thing of a sentence; this one says {ticked[0]} already")
        return ticked[0] if ticked else None

    def _whole(self, field: str) -> int:
        cell = self.cell(field)
        if cell and not re.fullmatch(r"#?\d{1,6}(?:\.0+)?", cell):
            self.refuse(field, f"“{cell}” is not the number of a sentence")
            return 0
        return int(float(cell.lstrip("#"))) if cell else 0

    def _rating(self) -> int:
        cell = self.cell("rating")
        value = read_rating(cell) if cell else None
        if cell and value not in {0, 1, 2, 3, 4, 5}:
            self.refuse("rating", f"“{cell}” is not a whole number from 1 to 5")
            return 0
        return int(value or 0)


def _at(row: Unread) -> str:
    return f"{row.line}:{row.column}" if row.column else str(row.line)
