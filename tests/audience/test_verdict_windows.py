"""The verdict as a page, in the terminal, and taken along."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from comparing import answered
from readers import invite
from tellback.app import create_app
from tellback.cli import tellback
from tellback.errors import NotFound
from tellback.workspace.workspace import Workspace


@pytest.fixture
def browser(here: Workspace) -> TestClient:
    return TestClient(create_app(here), base_url="http://127.0.0.1:8765")


def run(here: Workspace, monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    monkeypatch.chdir(here.folder)
    return CliRunner().invoke(tellback, ["verdict", *words], catch_exceptions=False).stdout


def text_of(page: str) -> str:
    """What a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


def test_before_anybody_is_asked_the_page_says_how_to_ask(here: Workspace, browser: TestClient) -> None:
    page = browser.get("/audience/verdict")
    assert page.status_code == 200
    assert "Nobody was invited to compare two versions" in page.text
    assert 'href="/audience"' in page.text
    assert browser.get("/audience/verdict.json").status_code == 404
    assert browser.get("/audience/verdict.csv").status_code == 404
    invite(here.store)
    invite(here.store, version="v2", text="# Another\n\nStory.\n")
    assert "Older version" in browser.get("/audience/verdict").text


def test_without_a_story_the_page_leads_to_one(here: Workspace, browser: TestClient) -> None:
    (here.folder / "prfaq.md").unlink()
    assert 'href="/begin"' in browser.get("/audience/verdict").text


def test_the_verdict_of_the_last_comparison_comes_first(here: Workspace, browser: TestClient) -> None:
    answered(here.store)
    page = browser.get("/audience/verdict").text
    said = text_of(page)
    assert "Does v4 resonate more than v3?" in said
    assert (
        "changed passages that they saw in both wordings, readers would rather read on from v4 than from v3: " in said
    )
    assert "(34 readers of both wordings)" in said
    assert said.index("would rather read on") < said.index("The changed passages, side by side")
    assert page.count("As a table") >= 2
    assert "34 readers" in said
    assert "With whom is asked only once" in said
    assert "What readers took it to be" in said
    assert "ana@heron.example" not in page
    assert "17 finished v3 and 17 v4: as planned" in said
    assert browser.get("/audience/verdict", params={"older": "v3", "newer": "v4"}).text.count("<svg") == page.count(
        "<svg"
    )


def test_versions_named_the_other_way_round_are_compared_as_readers_were_asked(
    here: Workspace, browser: TestClient
) -> None:
    answered(here.store, readers=8)
    assert browser.get("/audience/verdict.json?older=v4&newer=v3").json()["newer"] == "v4"


def test_few_readers_get_no_verdict_and_their_sameness_no_winner(here: Workspace, browser: TestClient) -> None:
    answered(here.store, readers=6, prefer=6)
    said = text_of(browser.get("/audience/verdict").text)
    assert "No verdict yet: needs at least 8 readers, has 6" in said
    assert "would rather read on from v" not in said


def test_the_same_version_twice_and_an_unknown_one_are_no_comparison(here: Workspace, browser: TestClient) -> None:
    answered(here.store, readers=8)
    assert "is both the older and the newer" in browser.get("/audience/verdict?older=v4&newer=v4").text
    assert browser.get("/audience/verdict?older=v1&newer=v9").status_code == 404


def test_what_is_stored_never_becomes_markup(here: Workspace, browser: TestClient) -> None:
    answered(here.store, readers=8, version='<script>alert("v4")</script>')
    page = browser.get("/audience/verdict").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_command_says_what_the_page_says_and_json_is_the_same(
    here: Workspace, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(here.store)
    said = " ".join(run(here, monkeypatch).split())
    assert "readers would rather read on from v4 than from v3" in said
    assert "How good the readers are" in said
    assert run(here, monkeypatch, "v3", "v4", "--json").encode() == browser.get("/audience/verdict.json").content
    assert json.loads(run(here, monkeypatch, "--json"))["preference"]["together"]["n"] == 34


def test_every_verdict_is_a_row_of_the_csv(
    here: Workspace, browser: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answered(here.store)
    run(here, monkeypatch, "--csv", str(tmp_path / "verdict.csv"))
    written = (tmp_path / "verdict.csv").read_bytes()
    assert written == browser.get("/audience/verdict.csv?older=v3&newer=v4").content
    first, *rows = csv.reader(written.decode("utf-8-sig").splitlines())
    assert first[:3] == ["part", "of", "from"]
    assert rows[0][:2] == ["all", "all changed passages"]
    assert all(not row[2] or float(row[2]) <= float(row[4]) <= float(row[3]) for row in rows)


def test_one_version_alone_is_not_enough(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here.folder)
    assert "Name both versions" in CliRunner().invoke(tellback, ["verdict", "v3"]).output
    with pytest.raises(NotFound, match="Nobody was invited to compare"):
        run(here, monkeypatch)
