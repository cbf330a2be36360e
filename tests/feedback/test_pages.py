"""Themes, questions, messages and imports as pages: what is decided there counts and can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import world
from tellback.app import create_app


@pytest.fixture
def browser(built: Path, tmp_path: Path) -> Iterator[TestClient]:
    here = world.copy(built, tmp_path)
    yield TestClient(create_app(here), base_url="http://127.0.0.1:8765")
    here.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    here = world.found(tmp_path / "empty", "Empty", world.STORY)
    yield TestClient(create_app(here), base_url="http://127.0.0.1:8765")
    here.close()


def post(browser: TestClient, path: str, **form: str) -> str:
    token = re.findall(r'name="token" value="([^"]+)"', browser.get("/import").text)[0]
    answer = browser.post(path, data={**form, "token": token})
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("path", ["/themes", "/questions", "/messages"])
def test_an_empty_workspace_says_what_to_do_next(empty: TestClient, path: str) -> None:
    assert 'href="/import"' in empty.get(path).text.partition("<main")[2]


def test_a_theme_is_renamed_and_the_name_taken_back(browser: TestClient) -> None:
    before = re.findall(r"<h1>(.+?)</h1>", browser.get("/themes/1").text)
    renamed = post(browser, "/themes/1/rename", name="Folder order")
    assert "<h1>Folder order</h1>" in renamed
    assert "is now called" in renamed
    assert re.findall(r"<h1>(.+?)</h1>", post(browser, "/themes/undo")) == before


def test_a_theme_is_merged_and_parted_again(browser: TestClient) -> None:
    post(browser, "/themes/1/merge", into="2")
    assert browser.get("/themes/1").status_code == 404
    post(browser, "/themes/undo")
    assert browser.get("/themes/1").status_code == 200


def test_a_message_says_when_it_was_answered(built: Path, tmp_path: Path) -> None:
    here = world.copy(built, tmp_path)
    here.store.execute("update messages set answered_at = '2026-02-03T09:00:00Z' where id = 1")
    browser = TestClient(create_app(here), base_url="http://127.0.0.1:8765")
    assert "answered 3 Feb 2026" in browser.get("/messages/1").text
    assert "answered" not in browser.get("/messages/2").text.partition("<h1>")[2].partition("</p>")[0]
    here.close()


def test_a_message_is_shown_whole_and_masked(browser: TestClient) -> None:
    text = browser.get("/messages/1").text
    assert "Write to [email] please." in text
    assert "ana@mail.example" not in text


def test_a_search_is_narrowed_and_its_words_are_marked(browser: TestClient) -> None:
    text = browser.get("/messages?words=calendar&source=reviews&since=2025-10-04").text
    assert "<mark>calendar</mark>" in text
    assert browser.get("/messages?since=yesterday").status_code == 422


def test_a_long_search_is_turned_page_by_page(browser: TestClient) -> None:
    following = re.findall(r'href="(/messages\?[^"]+)" rel="next"', browser.get("/messages").text)[0]
    assert "21 to 40 shown" in browser.get(following.replace("&amp;", "&")).text


def test_a_file_is_looked_at_before_it_comes_in(browser: TestClient) -> None:
    token = re.findall(r'name="token" value="([^"]+)"', browser.get("/import").text)[0]
    files = {"file": ("notes.csv", b"id,text\n1,It crashes every morning\n")}
    shown = browser.post("/import", data={"token": token}, files=files).text
    assert "<option selected>text</option>" in shown
    assert "It crashes every morning" in shown.partition("The first rows")[2]


def test_an_uploaded_name_never_leaves_its_folder(browser: TestClient) -> None:
    token = re.findall(r'name="token" value="([^"]+)"', browser.get("/import").text)[0]
    files = {"file": ("../../evil.csv", "id,text\n1,hello there\n")}
    answer = browser.post("/import", data={"token": token}, files=files, follow_redirects=False)
    assert answer.headers["location"] == "/import/files/evil.csv"
    assert browser.get("/import/files/..%2F..%2Ftellback.toml").status_code == 404
