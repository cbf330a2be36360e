"""Marks in and out through the windows: sheets to print, files up and down, taking back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from tellback.app import create_app
from tellback.cli import tellback
from tellback.errors import AlreadyThere
from tellback.narrative.snapshot import snapshot
from tellback.workspace.workspace import Workspace

ROWS = "reader,number,kind,note\n1,5,doubts,<script>alert(1)</script>\nAna,4,excites,\n2,99,doubts,\n"


@pytest.fixture
def browser(here: Workspace) -> Iterator[TestClient]:
    snapshot(here, note="First")
    yield TestClient(create_app(here), base_url="http://127.0.0.1:8765")


@pytest.fixture
def inside(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(here.folder)
    return here.folder


def run(*words: str) -> str:
    return CliRunner().invoke(tellback, words, catch_exceptions=False).output


def upload(browser: TestClient, content: bytes, name: str = "paper.csv", **form: str) -> Any:
    token = re.findall(r'name="token" value="([^"]+)"', browser.get("/audience/take").text)[0]
    values = {"version": "prfaq.md\nv1", "audience": "customers", **form}
    return browser.post("/audience/take", data={"token": token, **values}, files={"file": (name, content)})


def test_a_file_comes_in_through_the_page_and_is_taken_back(browser: TestClient) -> None:
    assert "Nothing yet." in browser.get("/audience/take").text
    said = upload(browser, ROWS.encode()).text
    assert "3 readers and 2 marks came in" in said
    assert "3: Ana" in said
    assert "there is no sentence 99" in said
    assert "count up to their last mark" in said
    page = browser.get("/audience/take").text
    assert "paper.csv" in page
    assert "prfaq.md v1, customers" in page
    assert "Ana" not in page
    assert "there is no sentence 99" in browser.get("/audience/take/1").text
    token = re.findall(r'name="token" value="([^"]+)"', page)[0]
    assert "taken back" in browser.post("/audience/take/1/back", data={"token": token}).text


def test_what_cannot_be_read_is_said_without_our_own_paths(browser: TestClient) -> None:
    answer = upload(browser, b"", "empty.csv")
    assert answer.status_code >= 400
    assert "empty.csv is empty" in answer.text
    assert "Word document, or is damaged" in upload(browser, b"PK\x03\x04 no", "story.docx").text


def test_files_go_out(browser: TestClient) -> None:
    upload(browser, ROWS.encode())
    table = browser.get("/audience/marks.csv")
    assert table.text.count("\r\n") == 1 + 3
    assert table.headers["content-disposition"] == 'attachment; filename="marks.csv"'
    for address in ("/audience/marks.docx?version=prfaq.md%0Av1", "/audience/story.docx?audience=executives"):
        answer = browser.get(address)
        assert answer.content.startswith(b"PK")
    assert browser.get("/audience/marks.csv?version=prfaq.md%0Av9").status_code == 404


def test_the_sheet_has_every_sentence_of_its_audience_with_three_boxes(browser: TestClient) -> None:
    page = browser.get("/audience/sheet?version=prfaq.md%0Av1&audience=customers").text
    assert page.count('class="asked"') == 14
    assert page.count('class="square"') == 14 * 3
    assert "hate the redesign" not in page
    assert "hate the redesign" in browser.get("/audience/sheet?audience=executives").text
    assert "How much would you want it" in page


def test_the_same_from_the_terminal(inside: Path) -> None:
    (inside / "paper.csv").write_text(ROWS, encoding="utf-8")
    said = run("marks-in", "paper.csv", "--audience", "customers")
    assert "3 readers and 2 marks came in." in said
    assert "Reader 3: Ana (the name is not kept)" in said
    assert "paper.csv:4: there is no sentence 99" in said
    assert "3 readers, 2 marks, 1 set aside; from paper.csv" in run("brought")
    assert '"source": "paper.csv"' in run("brought", "--json")
    assert '"placed"' in run("marks-in", "paper.csv", "--audience", "customers", "--json")
    run("marks-out", "marks.csv")
    run("marks-out", "marks.docx", "--audience", "customers")
    assert {"marks.csv", "marks.docx"} <= {path.name for path in inside.iterdir()}
    assert "3 readers from paper.csv are gone" in run("take-back", "1")
    assert "taken back" in run("brought")


def test_the_invitations_say_which_readers_were_brought_in_and_from_where(browser: TestClient, inside: Path) -> None:
    upload(browser, ROWS.encode())
    page, lines = browser.get("/audience").text, run("invitations")
    assert "3 readers; brought in from paper.csv" in lines
    assert '3 readers, <a href="/audience/take">brought in</a> from paper.csv.' in page
    assert '<span class="tag">brought in</span>' in page
    assert "withdrawn" not in page + lines
    assert '"source": "paper.csv"' in run("invitations", "--json")
    assert run("invitations", "--json") == browser.get("/audience.json").text
    run("take-back", "1")
    assert "0 readers; brought in from paper.csv, taken back" in run("invitations")
    assert '<span class="tag">taken back</span>' in browser.get("/audience").text


def test_a_sheet_is_one_file_and_never_written_over_another(inside: Path) -> None:
    assert "reading-sheet-investors.html" in run("sheet", "--audience", "investors")
    text = (inside / "reading-sheet-investors.html").read_text(encoding="utf-8")
    assert "@page" in text
    assert not re.findall(r'(?:src|href)="', text)
    with pytest.raises(AlreadyThere):
        run("sheet", "--audience", "investors")


def test_json_is_what_the_page_says(browser: TestClient, inside: Path) -> None:
    upload(browser, ROWS.encode())
    assert run("brought", "--json") == browser.get("/audience/take.json").text
