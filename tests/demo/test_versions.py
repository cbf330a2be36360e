"""The demo's story and its history."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tellback.demo.phrases import themes
from tellback.demo.versions import FILE, VERSIONS, save_versions, text_of

LAST = text_of(VERSIONS[-1])


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_four_versions_stand_in_git_with_their_dates_and_authors(tmp_path: Path) -> None:
    assert save_versions(tmp_path) == 4
    log = subprocess.check_output(["git", "log", "--reverse", "--format=%an|%cI|%s"], cwd=tmp_path, text=True)
    assert log.splitlines()[0] == "Ines Verhaeghe|2025-08-21T17:42:00+02:00|First thoughts on Larkpost 5"
    assert len(log.splitlines()) == 4
    assert (tmp_path / FILE).read_text(encoding="utf-8") == LAST


def test_without_git_there_is_one_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert save_versions(tmp_path) == 1
    assert (tmp_path / FILE).read_text(encoding="utf-8") == LAST


def test_every_promise_and_question_the_world_speaks_of_stands_in_the_story() -> None:
    for theme in themes().values():
        assert theme.promise in LAST
        for lane in theme.lanes.values():
            answered = bool(lane.asked) and not lane.open
            assert not answered or f"### {lane.asked}" in LAST
            assert not (lane.open and lane.asked in LAST)
