"""The story's page: promises open, and are confirmed and dropped in the file."""

from __future__ import annotations

import json
import re

from starlette.testclient import TestClient

import world
from tellback.workspace.workspace import Workspace


def post(browser: TestClient, path: str, **form: str) -> str:
    token = re.findall(r'name="token" value="([^"]+)"', browser.get("/").text)[0]
    return browser.post(path, data={**form, "token": token}).text


def test_the_whole_story_is_set(browser: TestClient) -> None:
    text = browser.get("/").text
    for words in ("puts every conversation where you left it", "forty times a day", "Will my add-ons keep working?"):
        assert words in text
    assert "&lt;!--" not in text


def test_a_promise_opens_without_scripts(browser: TestClient) -> None:
    assert "Search answers in under one second" in browser.get("/?claim=search").text.partition('id="panel"')[2]


def test_a_promise_that_is_gone_is_said_to_be(browser: TestClient) -> None:
    answer = browser.get("/?claim=nowhere")
    assert answer.status_code == 404
    assert "not in the story any more" in answer.text


def test_confirming_writes_a_comment_and_undoing_takes_it_away(browser: TestClient, here: Workspace) -> None:
    claims = json.loads(browser.get("/story.json").text)["claims"]
    proposed = next(told["claim"]["id"] for told in claims if told["claim"]["standing"] == "proposed")
    assert "Confirmed by a comment" in post(browser, "/claims", claim=proposed, standing="confirmed")
    assert f"<!-- claim: {proposed} -->" in (here.folder / "prfaq.md").read_text(encoding="utf-8")
    post(browser, "/claims", claim=proposed, standing="undo")
    assert (here.folder / "prfaq.md").read_text(encoding="utf-8") == world.STORY


def test_dropping_takes_a_promise_out_and_can_be_undone(browser: TestClient) -> None:
    text = post(browser, "/claims", claim="easy", standing="dropped")
    assert 'id="claim-easy"' not in text
    assert "Dropped" in text
    assert 'id="claim-easy"' in post(browser, "/claims", claim="easy", standing="confirmed")
