"""Inviting from the terminal."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

import world
from tellback.app import create_app
from tellback.audience.admit import begin
from tellback.cli import tellback
from tellback.errors import NotFound
from tellback.narrative.snapshot import snapshot
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


def test_what_readers_can_show_is_planned_first(here: Workspace) -> None:
    assert run("plan").count("readers of both wordings will show") == 4
    assert run("plan", "--readers", "3").startswith("3 readers: no verdict, only their words.")
    page = TestClient(create_app(here), base_url="http://127.0.0.1:8765")
    assert run("plan", "--readers", "30", "--json") == page.get("/audience/plan.json?readers=30").text
    assert run("plan", "--json") == page.get("/audience/plan.json").text


def test_two_versions_are_compared(here: Workspace) -> None:
    for text in (world.BETA, world.STORY):
        (here.folder / "prfaq.md").write_text(text, encoding="utf-8")
        snapshot(here, "")
    said = run("invite", "v2", "--against", "v1", "--audience", "investors", "--open", "40", "--looks", "planned")
    assert "investors read prfaq.md v2 or v1, by chance, until" in said
    assert "40 readers of both wordings will show a preference of 78:22 or clearer" in said
    assert "Looks are due after 8, 16, 24, 32 and 40 readers of both wordings. That is settled now." in said
    assert "v2 against v1 investors   0 of 40 began, 0 finished (v2 0/0, v1 0/0)" in run("invitations")
