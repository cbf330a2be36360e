"""A file as the windows hand it to `enrol`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from tellback.people.export import Export
from tellback.people.recognise import recognise
from tellback.text.fingerprint import fingerprint
from tellback.text.record import Record


def export(path: Path, source: str = "roster", **given: str) -> Export:
    def rows() -> Iterator[Record]:
        with path.open(newline="", encoding="utf-8") as file:
            for number, row in enumerate(csv.DictReader(file), 2):
                yield Record(number, str(number), row, 0.5)

    sample = list(rows())
    roster, columns = recognise(sample, given=given)
    return Export(str(path), source, roster, columns, rows, fingerprint(path), tuple(sample[0].cells))
