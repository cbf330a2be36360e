"""A story is told with what its witnesses know."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellback.errors import NotFound
from tellback.narrative.tell import names, recall_all, tell
from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace


def workspace(folder: Path, **stories: str) -> Workspace:
    (folder / "tellback.toml").write_text('name = "Larkmail"\n', encoding="utf-8")
    for name, text in stories.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return Workspace(folder)


def test_every_promise_and_question_of_a_story_is_told(tmp_path: Path) -> None:
    here = workspace(tmp_path, prfaq="# Larkmail finds it\n\nYou can search offline.\n\nQ: Is it free?\nA: It is.\n")
    story = tell(here)
    assert [told.claim.text for told in story.claims] == ["You can search offline."]
    assert [told.question.text for told in story.questions] == ["Is it free?"]


def test_the_file_itself_is_not_repeated_in_json(tmp_path: Path) -> None:
    told = as_json(tell(workspace(tmp_path, prfaq="# Larkmail finds it\n\nThe bird is blue.\n")))
    assert '"headline"' in told
    assert '"source"' not in told


def test_a_workspace_may_hold_several_stories(tmp_path: Path) -> None:
    here = workspace(tmp_path, one="# One\n", two="# Two\n")
    assert names(here) == ("one.md", "two.md")
    assert [story.path for story in recall_all(here)] == ["one.md", "two.md"]
    assert tell(here, "two.md").prfaq.path == "two.md"
    with pytest.raises(NotFound, match=r"There is no story three\.md here\. There is: one\.md, two\.md\."):
        tell(here, "three.md")


def test_a_workspace_without_a_story_says_where_it_looks(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"holds no story: tellback\.toml looks for \*\.md"):
        tell(workspace(tmp_path))
