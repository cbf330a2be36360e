"""Inviting from the terminal."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from tellback.app import create_app
from tellback.audience.admit import begin
from tellback.cli import tellback
from tellback.errors import NotFound
from tellback.workspace.workspace import Workspace


@pytest.fixture(autouse=True)
def inside(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here.folder)


def run(*words: str) -> str:
    return CliRunner().invoke(tellback, words, catch_exceptions=False).output


def test_links_are_made_listed_and_withdrawn() -> None:
    assert run("invitations").startswith("Nobody has been invited to read yet.")
    said = run(
        "invite", "--audience", "investors", "--readers", "2", "--until", "2999-01-01", "--at", "https://r.example/"
    )
    assert "Invitation 1: investors read prfaq.md now until 2999-01-01; one link each" in said
    assert said.count("https://r.example/read/") == 2
    assert "0 of 2 began, 0 finished; until 2999-01-01" in run("invitations")
    assert "its links work no more" in run("withdraw", "1")
    assert run("invitations").endswith("withdrawn\n")


def test_json_is_what_the_page_says(here: Workspace) -> None:
    made = json.loads(run("invite", "--audience", "customers", "--open", "40", "--json"))
    assert (made["invitation"]["readers"], len(made["links"])) == (40, 1)
    assert "text" not in made["invitation"]
    page = TestClient(create_app(here), base_url="http://127.0.0.1:8765").get("/audience.json")
    assert run("invitations", "--json") == page.text


def test_a_reader_is_erased(here: Workspace) -> None:
    made = json.loads(run("invite", "--audience", "customers", "--json"))
    with pytest.raises(NotFound, match="had no reader 1"):
        run("erase-reader", "1", "1")
    begin(here.store, made["links"][0].removeprefix("/read/"))
    assert "Reader 1 of invitation 1 is erased" in run("erase-reader", "1", "1")
