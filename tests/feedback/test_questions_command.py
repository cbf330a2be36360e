from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import heron
from tellback.cli import tellback
from tellback.feedback.ask import asked
from tellback.feedback.relate import relate_all
from tellback.model.base import Embedder
from tellback.narrative.tell import recall_all
from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    (tmp_path / "tellback.toml").write_text("")
    (tmp_path / "story.md").write_text(heron.STORY)
    monkeypatch.chdir(tmp_path)
    return Workspace(tmp_path)


def said(*arguments: str) -> str:
    done = CliRunner().invoke(tellback, ["questions", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_before_an_import_it_says_what_to_do(here: Workspace) -> None:
    assert "tellback import" in said()


def test_open_questions_come_with_people_and_words(here: Workspace, model: Embedder) -> None:
    heron.say(here.store, model)
    relate_all(here)
    lines = said()
    assert "3  “How do I switch on dark mode?”" in lines
    assert "since 2024-03-08" in lines
    assert "nearest in the FAQ: Is there a mobile app?" in lines
    assert "2  Can I export my contacts?" in lines
    assert len(json.loads(said("--json", "--limit", "1"))["open"]) == 1
    assert said("--json", "--all") == as_json(asked(here.store, recall_all(here), None))
    here.close()
