"""Messages from a Parquet file, one a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellback.errors import UnreadableFile
from tellback.feedback.cells import flat
from tellback.text.record import Record, Unread

if TYPE_CHECKING:
    from pyarrow import Array, RecordBatch
    from pyarrow.parquet import ParquetFile as Reader

NAMES = re.compile(r"\.(parquet|pq)$", re.IGNORECASE)
BATCH = 1_000


class ParquetFile:
    """Read in batches; lists and structs come as dotted columns, times in ISO 8601."""

    name = "parquet"

    def recognises(self, head: bytes, location: str) -> float:
        """By the four letters every Parquet file begins with."""
        return 1.0 if head.startswith(b"PAR1") else 0.9 * bool(NAMES.search(location))

    def describe(self, location: str) -> tuple[str, ...]:
        """How many rows the file says it holds."""
        with _opened(location) as reader:
            return (f"{reader.metadata.num_rows:,} rows",)

    def read(self, location: str, after: str = "") -> Iterator[Record | Unread]:
        """The rows, numbered from 1."""
        behind = int(after) if after else 0
        with _opened(location) as reader:
            total = max(1, reader.metadata.num_rows)
            skipped, groups = _groups(reader, behind)
            number = skipped
            for batch in reader.iter_batches(batch_size=BATCH, row_groups=groups):
                for row in _rows(batch):
                    number += 1
                    if number > behind:
                        yield Record(number, str(number), flat(row), number / total)


def _opened(location: str) -> Reader:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile as Reader

    try:
        return Reader(location, pre_buffer=False, memory_map=True)
    except (ArrowException, OSError) as error:
        raise UnreadableFile(f"{location}: not a whole Parquet file ({error}). Export it again.") from None


def _groups(reader: Reader, behind: int) -> tuple[int, list[int]]:
    """How many rows stand in row groups that need not be read, and the groups that do."""
    skipped, groups = 0, list[int]()
    for group in range(reader.metadata.num_row_groups):
        rows = reader.metadata.row_group(group).num_rows
        if not groups and skipped + rows <= behind:
            skipped += rows
        else:
            groups.append(group)
    return skipped, groups


def _rows(batch: RecordBatch) -> Iterator[dict[str, object]]:
    names = batch.schema.names
    columns = [_values(batch.column(number)) for number in range(len(names))]
    return (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))


def _values(column: Array) -> list[object]:
    from pyarrow import timestamp, types

    if types.is_timestamp(column.type):
        column = column.cast(timestamp("us", column.type.tz), safe=False)
    return column.to_pylist()


source = ParquetFile()
