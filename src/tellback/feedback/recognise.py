"""Look at a file: which source reads it, under which name, which column holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from tellback.errors import UnknownColumns, UnknownFormat, UnreadableFile
from tellback.feedback.columns import guess, settle
from tellback.feedback.export import Export
from tellback.feedback.source import Columns, Source
from tellback.plugins import find
from tellback.text.dates import DAY_FIRST, MONTH_FIRST, order_of
from tellback.text.decode import open_bytes
from tellback.text.profile import names_in
from tellback.text.record import Record

HEAD = 1 << 16
SAMPLE = 1_000
ENDINGS = re.compile(r"(\.(csv|tsv|tab|txt|json|ndjson|jsonl|parquet|pq|gz))+$", re.IGNORECASE)


def recognise(
    location: str | Path,
    source: str = "",
    kept: Mapping[str, str] | None = None,
    given: Mapping[str, str] | None = None,
) -> Export:
    """A file ready to be read. `kept` columns are those of the last import, `given` ones always win.

    Raises UnreadableFile, UnknownFormat or UnknownColumns, each saying what to do.
    """
    path = Path(location).resolve()
    plug = source_of(path)
    sample = sample_of(plug, path)
    return _export(path, source, plug, sample, settle(sample, kept or {}, given or {}))


def look_at(location: str | Path, kept: Mapping[str, str] | None = None) -> Export:
    """The same for a person to correct: a file without any column of words is shown too, its text left open."""
    path = Path(location).resolve()
    plug = source_of(path)
    sample = sample_of(plug, path)
    try:
        columns = settle(sample, kept or {}, {})
    except UnknownColumns:
        columns = replace(guess(sample), unsure=("No column looks like customers' words: choose the one that is.",))
    return _export(path, "", plug, sample, columns)


def source_name(path: Path) -> str:
    """The name a file's messages are kept under where none is given: its own, without endings."""
    return ENDINGS.sub("", path.name) or path.name


def source_of(path: Path) -> Source:
    """The source that reads a file, by how it begins. Raises UnreadableFile or UnknownFormat."""
    if path.is_dir():
        raise UnreadableFile(f"{path} is a folder. Name the files in it: tellback import {path}/*")
    with open_bytes(path) as stream:
        head = stream.read(HEAD)
    if not head:
        raise UnreadableFile(f"{path} is empty. Export it again.")
    best: Source = max(find("feedback.sources"), key=lambda plug: plug.recognises(head, path.name))
    if best.recognises(head, path.name) <= 0:
        raise UnknownFormat(f"{path}: no source recognises this file. Save it as CSV, JSON, NDJSON or Parquet.")
    return best


def sample_of(plug: Source, path: Path) -> list[Record]:
    """The first rows that can be read. Raises UnreadableFile where there are none."""
    seen = list(islice(plug.read(str(path)), SAMPLE * 5))
    sample = [row for row in seen if isinstance(row, Record)][:SAMPLE]
    if sample:
        return sample
    if seen:
        first = seen[0]
        reason = first.reason if not isinstance(first, Record) else ""
        raise UnreadableFile(f"{path}:{first.line}: no row can be read; the first says: {reason}.")
    raise UnreadableFile(f"{path} holds no rows. Export it again.")


def _export(path: Path, source: str, plug: Source, sample: list[Record], columns: Columns) -> Export:
    return Export(
        location=str(path),
        source=source or source_name(path),
        plug=plug,
        columns=_with_order(columns, plug, path),
        names=names_in(sample),
        notes=plug.describe(str(path)),
        first=tuple(sample[:5]),
    )


def _with_order(columns: Columns, plug: Source, path: Path) -> Columns:
    """Where the first rows do not tell day from month, the whole column may."""
    dated = [column for field in ("said_at", "answered_at") if (column := columns.fields.get(field))]
    if columns.dates is not None:
        return columns
    rows = (row for row in plug.read(str(path)) if isinstance(row, Record))
    order = order_of(row.cells.get(column, "") for row in rows for column in dated)
    if order is not None:
        return replace(columns, dates=order)
    advice = f'--map dates="{DAY_FIRST}" or --map dates="{MONTH_FIRST}"'
    doubt = f"`{'`, `'.join(dated)}`: day and month cannot be told apart, so dates stay empty: {advice}"
    return replace(columns, unsure=(*columns.unsure, doubt))
