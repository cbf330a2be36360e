"""CSV as the world writes it: every message comes in, what cannot be read is named."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tellback.feedback.sources.csv_file import source
from tellback.text.record import Record, Unread


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return tmp_path / "export.csv"


def read(path: Path, text: str | bytes) -> list[Record | Unread]:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return list(source.read(str(path)))


def cells(rows: list[Record | Unread]) -> list[dict[str, str]]:
    return [dict(row.cells) for row in rows if isinstance(row, Record)]


def aside(rows: list[Record | Unread]) -> list[tuple[int, str]]:
    return [(row.line, row.reason) for row in rows if isinstance(row, Unread)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_delimiter_even_where_the_words_hold_others(export: Path, mark: str) -> None:
    words = "Well, it broke; twice | sadly"
    rows = read(export, f'id{mark}text\n1{mark}"{words}"\n2{mark}fine now\n')
    assert cells(rows) == [{"id": "1", "text": words}, {"id": "2", "text": "fine now"}]


def test_words_with_bare_commas_in_one_column_stay_whole(export: Path) -> None:
    rows = read(export, "text\nNo, it does not start\nIt starts, then stops, then starts\nSlow\n")
    assert [row["text"] for row in cells(rows)] == [
        "No, it does not start",
        "It starts, then stops, then starts",
        "Slow",
    ]


def test_a_cell_may_hold_lines_quotes_and_a_million_letters(export: Path) -> None:
    long = "x" * 1_000_000
    rows = read(export, f'id,text\n1,"first\nsecond, ""third"""\n2,{long}\n')
    assert cells(rows) == [{"id": "1", "text": 'first\nsecond, "third"'}, {"id": "2", "text": long}]
    assert [row.line for row in rows] == [2, 4]


def test_repeated_columns_are_gathered(export: Path) -> None:
    rows = read(export, "Issue key,Comment,Labels,Comment\nAB-1,first,sync,second\nAB-2,,sync,only\n")
    assert [row["Comment"] for row in cells(rows)] == ["first\nsecond", "only"]


def test_title_lines_above_the_header_are_passed_over(export: Path) -> None:
    rows = read(export, "Survey export\nMade on 2026-01-05\n\nid,text,plan\n1,It crashes,team\n2,Fine,solo\n")
    assert cells(rows)[0] == {"id": "1", "text": "It crashes", "plan": "team"}
    assert rows[0].line == 5
    assert "header in line 4" in source.describe(str(export))


def test_padded_title_lines_are_passed_over_too(export: Path) -> None:
    rows = read(export, "Survey export,,\nid,text,plan\n1,It crashes,team\n2,Fine,solo\n")
    assert cells(rows)[0] == {"id": "1", "text": "It crashes", "plan": "team"}


def test_sep_in_the_first_line_is_believed(export: Path) -> None:
    assert cells(read(export, "sep=;\nid;text\n1;one, two\n2;three\n"))[0] == {"id": "1", "text": "one, two"}


def test_two_header_rows_become_one(export: Path) -> None:
    text = (
        "Respondent ID,Start Date,What hinders you?,Which tools do you use?,\n"
        ",,Open-Ended Response,Mail,Calendar\n"
        "118,01/05/2026,It is slow on large folders,Mail,\n"
        "119,01/06/2026,Nothing really,,Calendar\n"
    )
    rows = read(export, text)
    assert cells(rows)[0] == {
        "Respondent ID": "118",
        "Start Date": "01/05/2026",
        "What hinders you?": "It is slow on large folders",
        "Which tools do you use?: Mail": "Mail",
        "Which tools do you use?: Calendar": "",
    }
    assert len(rows) == 2


@pytest.mark.parametrize(
    "text",
    [
        "1,2026-01-05,It crashes\n2,2026-01-06,Fine now\n3,2026-01-07,Slow\n",
        "It crashes daily,bug\nIt is slow,bug\nPlease add tabs,wish\nIt hangs,bug\n",
        "It crashes every single day\nIt is slow on my machine\nPlease add tabs to the list\n",
    ],
)
def test_a_file_without_header_loses_no_row(export: Path, text: str) -> None:
    assert len(cells(read(export, text))) == text.count("\n")
    assert "no header" in source.describe(str(export))


def test_empty_header_cells_get_a_name(export: Path) -> None:
    assert cells(read(export, ",text,\n0,It crashes,x\n1,Fine,y\n"))[0] == {
        "column 1": "0",
        "text": "It crashes",
        "column 3": "x",
    }


def test_rows_of_another_width_are_set_aside_with_their_line(export: Path) -> None:
    rows = read(export, "id,text,plan\n1,good,team\n2,no, not good,team\n3\n4,fine,solo,,\n5,fine,solo\n")
    assert aside(rows) == [(3, "4 cells where the header has 3"), (4, "1 cells where the header has 3")]
    assert [row["id"] for row in cells(rows)] == ["1", "4", "5"]
    assert next(row.raw for row in rows if isinstance(row, Unread)) == "2,no, not good,team"


def test_a_quote_never_closed_takes_only_its_own_line_along(export: Path) -> None:
    good = "".join(f'{number},"row, number {number}"\n' for number in range(3, 40))
    rows = read(export, 'id,text\n1,"closed"\n2,"never closed\n' + good + '40,"open at the end\n41,plain\n')
    assert [line for line, _ in aside(rows)] == [3, 41]
    assert len(cells(rows)) == 39


def test_zero_bytes_and_old_line_ends_are_read(export: Path) -> None:
    rows = read(export, b"id,text\r1,one\x00two\r2,three\r")
    assert [row["id"] for row in cells(rows)] == ["1", "2"]


def test_backslashes_before_quotes_are_understood(export: Path) -> None:
    rows = read(export, 'id,text\n1,"he said \\"no\\", twice"\n2,"and \\"yes\\""\n3,"plain"\n')
    assert [row["text"] for row in cells(rows)] == ['he said "no", twice', 'and "yes"', "plain"]


def test_play_console_in_utf16_and_gzip(export: Path) -> None:
    text = "Package Name,Star Rating,Review Text\ncom.example,1,Stürzt immer ab\ncom.example,5,\n"
    rows = read(export, gzip.compress(text.encode("utf-16")))
    assert [row["Review Text"] for row in cells(rows)] == ["Stürzt immer ab", ""]
    assert source.describe(str(export))[0] == "UTF-16 (byte order mark)"


def test_an_empty_file_has_no_rows(export: Path) -> None:
    assert read(export, "") == []
    assert read(export, "id,text\n") == []


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04rest", b"SQLite format 3\x00", b"%PDF-1.7"])
def test_a_picture_or_an_archive_is_no_csv_whatever_it_is_called(head: bytes) -> None:
    assert source.recognises(head, "export.csv") == 0
