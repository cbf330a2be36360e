"""The commands of narrative, from the shell's side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellback.cli import tellback
from tellback.errors import NotFound


def run(*words: str) -> Result:
    return CliRunner().invoke(tellback, words, catch_exceptions=False)


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert run("new", str(tmp_path / "new")).exit_code == 0
    monkeypatch.chdir(tmp_path / "new")
    return tmp_path / "new"


def test_a_workspace_is_begun_and_its_story_told(inside: Path) -> None:
    told = run("story")
    assert told.output.startswith("Mendwise tells you in one minute")
    assert "answer-in-a-minute, line 27: confirmed" in told.output
    assert json.loads(run("story", "--json").output)["prfaq"]["path"] == "prfaq.md"


def test_promises_are_confirmed_dropped_added_and_taken_back(inside: Path) -> None:
    before = (inside / "prfaq.md").read_bytes()
    said = run("story", "--confirm", "then-month-free", "--drop", "three-answers-free", "--add", "78:5").output
    assert [line.split(": ")[1] for line in said.splitlines() if line.startswith("prfaq.md")] == [
        "then-month-free is confirmed",
        "three-answers-free is dropped",
        "photographs-kept-servers-belgium-deleted is confirmed",
    ]
    run("story", *(word for name in said.split() if "-free" in name or "-deleted" in name for word in ("--undo", name)))
    assert (inside / "prfaq.md").read_bytes() == before


def test_a_mistyped_place_or_name_is_explained(inside: Path) -> None:
    assert "write LINE:COLUMN" in run("story", "--add", "x").output
    with pytest.raises(NotFound, match="Is it three-answers-free"):
        run("story", "--drop", "three-answer")


def test_a_new_workspace_can_answer_in_json(tmp_path: Path) -> None:
    begun = json.loads(run("new", str(tmp_path / "new"), "--json").output)
    assert begun["files"] == ["tellback.toml", "prfaq.md", ".gitignore"]
