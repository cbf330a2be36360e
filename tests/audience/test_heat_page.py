"""The page of heat without scripts, and the command that says the same."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from moved import move
from readers import invite, reader
from tellback.app import create_app
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.put import put, reach
from tellback.cli import tellback
from tellback.workspace.workspace import Workspace

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
CROWD = {Audience.EXECUTIVES: 11, Audience.INVESTORS: 3, Audience.CUSTOMERS: 9}


@pytest.fixture
def window(here: Workspace) -> TestClient:
    return TestClient(create_app(here), base_url="http://127.0.0.1:8765")


def test_where_nobody_has_read_the_page_leads_to_the_invitations(here: Workspace, window: TestClient) -> None:
    assert "Nobody has read yet" in window.get("/audience/heat").text
    invite(here.store)
    page = window.get("/audience/heat").text
    assert "invited to read v1 has not begun" in page
    assert '<a class="button primary" href="/audience">' in page


def test_a_sentence_opens_by_its_link(here: Workspace, window: TestClient) -> None:
    move(here.store, CROWD)
    page = window.get("/audience/heat").text
    assert "23 readers, " in page
    assert "Hot spots" in page
    links = re.findall(r'id="s3"[^>]* href="([^"]+)"', page)
    opened = window.get(links[0]).text
    assert "Your folders stay in exactly the order" in opened.partition('id="panel"')[2]
    assert re.search(r'id="s3"[^>]* aria-current="true"', opened)
    assert opened.partition('id="panel"')[2].count(">hidden</td>") == 2
    assert "they would give away a row of fewer" in opened


def test_an_audience_is_chosen_and_the_sentence_stays_open(here: Workspace, window: TestClient) -> None:
    move(here.store, CROWD)
    page = window.get("/audience/heat?at=3").text
    assert 'href="/audience/heat?audience=executives&amp;at=3"' in page
    assert "11 readers, " in window.get("/audience/heat?audience=executives&at=3").text
    hidden = window.get("/audience/heat?audience=investors").text
    assert "What investors said is hidden" in hidden
    assert not re.search(r'class="(warm [a-z]+|part)', hidden)
    assert window.get("/audience/heat?audience=friends").status_code == 422


def test_below_eight_readers_there_are_words_and_no_shade(here: Workspace, window: TestClient) -> None:
    asked = invite(here.store, readers=6)
    for number in range(1, 7):
        put(here.store, reader(here.store, asked, number), 3, Kind.DOUBTS, f"Says who? {number}")
    page = window.get("/audience/heat").text
    assert page.count("Says who?") == 6
    assert "too few to say a share" in page
    assert not re.search(r"heat-\d|felt a\d", page)


def test_notes_are_text_and_tell_nobody_s_address(here: Workspace, window: TestClient) -> None:
    asked = invite(here.store, readers=8)
    for number in range(1, 9):
        put(here.store, reader(here.store, asked, number), 3, Kind.CONFUSES, f"{SCRIPT} ana@mail.example")
    for path in ("/audience/heat", "/audience/heat?at=3"):
        page = window.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "ana@mail.example" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "ana@mail.example" not in window.get("/audience/heat.json").text


def test_a_version_nobody_was_asked_to_read_is_not_found(here: Workspace, window: TestClient) -> None:
    reach(here.store, reader(here.store, invite(here.store)), 3)
    assert window.get("/audience/heat?version=v9").status_code == 404
    assert window.get("/audience/heat?at=999").status_code == 200


@pytest.mark.parametrize("audience", ["", "customers"])
def test_the_command_and_the_page_say_the_same(
    here: Workspace, window: TestClient, monkeypatch: pytest.MonkeyPatch, audience: str
) -> None:
    move(here.store, CROWD)
    monkeypatch.chdir(here.folder)
    more = ["--audience", audience] if audience else []
    printed = CliRunner().invoke(tellback, ["heat", "v1", *more, "--json"], catch_exceptions=False)
    answer = window.get(f"/audience/heat.json?version=v1&audience={audience}")
    assert printed.exit_code == 0
    assert printed.stdout_bytes == answer.content
    assert len(answer.content) > 1000
    told = CliRunner().invoke(tellback, ["heat", *more], catch_exceptions=False)
    assert "prfaq.md v1" in told.stdout
