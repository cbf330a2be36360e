from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from said import complaints, say
from tellback.cli import tellback
from tellback.feedback.group import group
from tellback.feedback.rank import rank
from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace with four themes in it."""
    (tmp_path / "tellback.toml").write_text('name = "Postbird"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    workspace = Workspace(tmp_path)
    say(workspace.store, workspace.model, complaints("search", "sync", "print", "billing"))
    group(workspace.store, workspace.model.id)
    return workspace


def run(*words: str) -> Result:
    return CliRunner().invoke(tellback, ["themes", *words])


def test_json_is_the_themes_themselves(here: Workspace) -> None:
    assert run("--json").output == as_json(rank(here.store))


def test_themes_can_be_looked_at_changed_and_changed_back(here: Workspace) -> None:
    first = rank(here.store).themes[0].theme
    assert first.name in run().output
    assert "passage" in run("--theme", str(first.id)).output
    assert "is now called “Slow”" in run("--rename", str(first.id), "Slow").output
    assert "Taken back" in run("--undo").output
    assert rank(here.store).themes[0].theme == first


def test_a_regrouping_is_shown_before_it_is_applied(here: Workspace) -> None:
    shown = json.loads(run("--regroup", "--fewer", "--json").output)
    assert not shown["applied"]
    assert json.loads(run("--apply", "--json").output)["themes"] == shown["themes"] == len(rank(here.store).themes)


def test_one_thing_at_a_time(here: Workspace) -> None:
    assert "one of these at a time" in run("--undo", "--apply").output
    assert "goes with --regroup" in run("--more").output
