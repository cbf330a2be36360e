"""JSON in every shape an interface or an export gives it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tellback.feedback.sources.json_file import source
from tellback.text.record import Record, Unread


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return tmp_path / "export.json"


def read(path: Path, text: str) -> list[Record | Unread]:
    path.write_text(text, encoding="utf-8")
    return list(source.read(str(path)))


def cells(rows: list[Record | Unread]) -> list[dict[str, str]]:
    return [dict(row.cells) for row in rows if isinstance(row, Record)]


TWO = [{"id": 1, "text": "It crashes"}, {"id": 2, "text": "Fine"}]
FLAT = [{"id": "1", "text": "It crashes"}, {"id": "2", "text": "Fine"}]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(TWO),
        json.dumps(TWO, indent=2),
        json.dumps({"count": 2, "next": None, "reviews": TWO}),
        json.dumps({"feed": {"title": "Reviews", "entry": TWO}, "users": [{"id": 9}]}, indent=1),
        json.dumps({"users": [{"id": 9}], "tickets": TWO}),
        "\n".join(map(json.dumps, TWO)),
        "\n\n".join(json.dumps(one, indent=2) for one in TWO),
    ],
)
def test_the_rows_are_found_wherever_they_are_held(export: Path, text: str) -> None:
    assert cells(read(export, text)) == FLAT


def test_a_message_with_its_comments_is_one_message(export: Path) -> None:
    message = {"id": 7, "subject": "It crashes every morning", "comments": [{"body": "Still"}, {"body": "Fixed"}]}
    assert cells(read(export, json.dumps(message))) == [
        {"id": "7", "subject": "It crashes every morning", "comments.0.body": "Still", "comments.1.body": "Fixed"}
    ]


def test_nested_values_lie_flat_and_numbers_stay_as_written(export: Path) -> None:
    text = (
        '[{"id": 12345678901234567890, "score": 4.50, "ok": true, "no": null, "by": {"name": "Ana"}, "tags": [1, 2]}]'
    )
    assert cells(read(export, text)) == [
        {"id": "12345678901234567890", "score": "4.50", "ok": "true", "no": "", "by.name": "Ana", "tags": "1\n2"}
    ]


def test_a_broken_line_is_set_aside_and_the_next_is_read(export: Path) -> None:
    rows = read(export, '{"id": 1}\n{"id": 2,\n\n{"id": 3}\n')
    assert [row.line for row in rows] == [1, 2, 4]
    assert isinstance(rows[1], Unread)
    assert rows[1].raw == '{"id": 2,'
    assert "column" in rows[1].reason


def test_a_broken_element_of_an_array_is_set_aside_and_the_next_is_read(export: Path) -> None:
    text = '[{"id": 1},\n{"id": 2, "more": [{"a": 1},{"a": 2}], oops},\n{"id": 3}]'
    rows = read(export, text)
    assert [row["id"] for row in cells(rows)] == ["1", "3"]
    assert [(row.line, row.raw) for row in rows if isinstance(row, Unread)] == [
        (2, '{"id": 2, "more": [{"a": 1},{"a": 2}], oops}')
    ]


def test_a_file_cut_off_in_the_middle_gives_what_is_whole(export: Path) -> None:
    rows = read(export, json.dumps({"tickets": TWO})[:-15])
    assert cells(rows) == FLAT[:1]
    assert isinstance(rows[-1], Unread)


def test_an_element_longer_than_the_window_is_read_whole(export: Path) -> None:
    long = "word " * 100_000
    rows = read(export, json.dumps([{"id": 1, "text": long}, {"id": 2, "text": 'a "quoted" word'}]))
    assert [row["text"] for row in cells(rows)] == [long, 'a "quoted" word']


def test_something_that_is_no_row_is_named(export: Path) -> None:
    assert [row.reason for row in read(export, "[[1, 2]]") if isinstance(row, Unread)] == ["a list, not an object"]
    assert [row.reason for row in read(export, "nonsense") if isinstance(row, Unread)] == [
        "neither an object nor an array"
    ]
    assert cells(read(export, '["just words", "more words"]')) == [{"value": "just words"}, {"value": "more words"}]
