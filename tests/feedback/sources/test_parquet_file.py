"""Parquet rows come as cells of text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tellback.errors import UnreadableFile
from tellback.feedback.sources.parquet_file import source
from tellback.text.record import Record


def test_structs_lists_and_times_become_text(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    path = tmp_path / "rows.parquet"
    when = pa.array([datetime(2026, 1, 5, 9, 12, tzinfo=UTC)], pa.timestamp("ns", "UTC"))
    table = pa.table({"at": when, "by": [{"name": "Ana"}], "tags": [["a", "b"]], "n": [None], "x": [float("nan")]})
    parquet.write_table(table, path)
    assert list(source.read(str(path))) == [
        Record(1, "1", {"at": "2026-01-05T09:12:00+00:00", "by.name": "Ana", "tags": "a\nb", "n": "", "x": ""})
    ]


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "half.parquet"
    path.write_bytes(b"PAR1 and nothing more")
    with pytest.raises(UnreadableFile, match="Export it again"):
        list(source.read(str(path)))
