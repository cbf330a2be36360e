"""What every source must do, shown on its own sample."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tellback.feedback.source import Source
from tellback.plugins import find
from tellback.text.record import Record

SOURCES: tuple[Source, ...] = find("feedback.sources")


def sample_of(source: Source) -> str:
    folder = Path(str(importlib.import_module(type(source).__module__).__file__)).parent
    return str(next(folder.glob("sample.*")))


each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)


@each_source
def test_reading_the_sample_twice_gives_the_same_rows(source: Source) -> None:
    first = list(source.read(sample_of(source)))
    assert len(first) >= 3
    assert all(isinstance(row, Record) for row in first)
    assert first == list(source.read(sample_of(source)))


@each_source
def test_reading_goes_on_behind_any_row(source: Source) -> None:
    rows = list(source.read(sample_of(source)))
    for number, row in enumerate(rows, 1):
        assert list(source.read(sample_of(source), after=row.place)) == rows[number:]


@each_source
def test_places_are_never_the_same_and_the_share_read_grows(source: Source) -> None:
    rows = list(source.read(sample_of(source)))
    assert len({row.place for row in rows}) == len(rows)
    shares = [row.done for row in rows]
    assert shares == sorted(shares)
    assert 0 < shares[-1] <= 1


@each_source
def test_the_head_of_a_sample_is_recognised_by_its_own_source_only(source: Source) -> None:
    location = sample_of(source)
    head = Path(location).read_bytes()[:4096]
    assert max(SOURCES, key=lambda other: other.recognises(head, location)) is source
    bare = "export"
    assert max(SOURCES, key=lambda other: other.recognises(head, bare)) is source


@each_source
def test_a_source_says_how_it_reads(source: Source) -> None:
    assert source.describe(sample_of(source))
    assert (Path(sample_of(source)).parent / "README.md").is_file()
