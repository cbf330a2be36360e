"""A new workspace teaches by example."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellback.errors import AlreadyThere
from tellback.narrative.begin import begin
from tellback.narrative.passage import Role
from tellback.narrative.tell import recall
from tellback.workspace.workspace import Workspace


def test_the_example_is_a_whole_story(tmp_path: Path) -> None:
    begin(tmp_path / "new", 'Mend "& wise"')
    here = Workspace(tmp_path / "new")
    story = recall(here)
    assert here.settings.name == 'Mend "& wise"'
    assert story.headline
    assert story.subheading
    assert story.dateline
    assert [passage.role for passage in story.passages] == [
        Role.SUMMARY,
        Role.PROBLEM,
        Role.SOLUTION,
        Role.QUOTE,
        Role.HOW_IT_WORKS,
        Role.QUOTE,
        Role.CALL_TO_ACTION,
    ]
    assert [quote.speaker.split(",")[0] for quote in story.quotes] == ["Imke Claes", "Tom Adeyemi"]
    assert (len(story.external), len(story.internal)) == (4, 6)
    assert story.claims[1].id == "answer-in-a-minute"


def test_what_customers_say_stays_out_of_git(tmp_path: Path) -> None:
    begin(tmp_path)
    assert ".tellback/" in (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "prfaq.md").write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThere, match=r"holds prfaq\.md already: nothing was written"):
        begin(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["prfaq.md"]


def test_the_next_two_commands_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert begin(Path("new")).next == ("cd new && tellback story", "tellback import FILE")
    assert begin(Path()).next == ("tellback story", "tellback import FILE")
