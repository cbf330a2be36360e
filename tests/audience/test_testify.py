"""Readers' marks speak on a promise, with how many reached it, and on the wording that they read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

import world
from readers import invite, reader
from tellback.app import create_app
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.put import put, reach
from tellback.cli import tellback
from tellback.narrative.compare import read_version
from tellback.narrative.evidence import Evidence, readers_say
from tellback.narrative.lineage import lineage
from tellback.narrative.proofread import proofread
from tellback.narrative.snapshot import snapshot
from tellback.narrative.tell import tell
from tellback.workspace.workspace import Workspace

NOW = world.STORY.replace("under one second across", "one second across")


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    made = world.found(tmp_path / "heron", "Heron Mail", world.STORY)
    snapshot(made, note="first")
    return made


def doubted(here: Workspace, readers: int, doubting: int, audience: Audience = Audience.CUSTOMERS) -> None:
    """So many readers of v1 who reach the promise about search, some of whom doubt it; one does not get there."""
    asked = invite(here.store, text=world.STORY, readers=readers + 1, audience=audience)
    wording = read_version(world.STORY).wording
    at = next(at for at, each in enumerate(wording) if each.text.startswith("Search"))
    for number in range(1, readers + 1):
        who = reader(here.store, asked, number)
        if number <= doubting:
            put(here.store, who, at, Kind.DOUBTS)
        reach(here.store, who, len(wording) - 4)
    reach(here.store, reader(here.store, asked, readers + 1), at - 1)


def of_search(here: Workspace) -> tuple[Evidence, ...]:
    return next(told.evidence for told in tell(here).claims if told.claim.id == "search")


def test_so_many_of_those_who_reached_it_doubt_it(here: Workspace) -> None:
    assert of_search(here) == ()
    doubted(here, 30, 11)
    (found,) = of_search(here)
    assert found.read
    assert (found.relation, found.people, found.read.of, found.read.version) == ("doubts", 11, 30, "v1")
    assert readers_say(found).startswith("11 of 30 readers of v1 doubt it (1")
    assert readers_say(found).endswith(" %)")


def test_a_sentence_that_was_edited_since_says_so(here: Workspace) -> None:
    doubted(here, 9, 3)
    here.narratives[0].write_text(NOW, encoding="utf-8")
    snapshot(here)
    (found,) = of_search(here)
    assert readers_say(found).endswith("; it read otherwise then)")
    now, then = lineage(here, "search").wordings
    assert (now.read, [readers_say(each)[:15] for each in then.read]) == ((), ["3 of 9 readers "])


def test_below_eight_there_is_no_share_and_below_five_nothing(here: Workspace) -> None:
    doubted(here, 4, 4)
    assert of_search(here) == ()
    doubted(here, 3, 0)
    assert [readers_say(each) for each in of_search(here)] == ["4 of 7 readers of v1 doubt it (too few for a share)"]


def test_an_audience_too_small_to_show_hides_the_whole_where_it_would_be_had_by_taking_away(here: Workspace) -> None:
    doubted(here, 2, 2, Audience.EXECUTIVES)
    assert of_search(here) == ()


def test_the_story_says_it_on_the_page_and_in_the_terminal(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    doubted(here, 30, 11)
    monkeypatch.chdir(here.folder)
    browser = TestClient(create_app(here), base_url="http://127.0.0.1:8765")
    assert "readers: 11 of 30 doubt it" in browser.get("/").text
    assert "11 of 30 readers of v1 doubt it (" in browser.get("/?claim=search").text
    assert "11 of 30 readers of v1 doubt it (" in browser.get("/?claim=search&past=1").text
    said = CliRunner().invoke(tellback, ["story"]).output
    assert "11 of 30 readers of v1 doubt it (" in said
    assert "by itself" not in said
    assert "11 of 30 readers" in CliRunner().invoke(tellback, ["story", "--history", "search"]).output


def test_the_check_says_nothing_else_because_of_readers(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here.folder)
    (before,) = proofread(meaning=False)
    doubted(here, 30, 30)
    (after,) = proofread(meaning=False)
    assert before.findings == after.findings
