"""Versions of a story come from git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tellback.workspace.history import history


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)


def commit(path: Path, text: str, subject: str) -> None:
    path.write_bytes(text.encode())
    git(path.parent, "add", path.name)
    git(path.parent, "commit", "-m", subject)


def test_every_committed_version_is_found_through_a_rename(tmp_path: Path) -> None:
    git(tmp_path, "init")
    inner = tmp_path / "stories of ö"
    inner.mkdir()
    commit(inner / "draft.md", "# One\r\n\r\nA sentence that stays the same.\n", "Start")
    git(inner, "mv", "draft.md", "prfaq.md")
    git(inner, "commit", "-m", "Rename")
    commit(inner / "prfaq.md", "# Two — better\n\nA sentence that stays the same.\n", "Say it better")
    found = history(inner / "prfaq.md")
    assert [(version.number, version.subject) for version in found.versions] == [
        (1, "Start"),
        (2, "Rename"),
        (3, "Say it better"),
    ]
    assert found.versions[0].text.startswith("# One\r\n")
    assert found.versions[2].text.startswith("# Two — better\n")
    assert found.versions[2].date[:2] == "20"
    assert not found.edited
    assert found.note == ""


def test_what_is_not_committed_yet_is_said(tmp_path: Path) -> None:
    git(tmp_path, "init")
    path = tmp_path / "prfaq.md"
    path.write_text("# One\n", encoding="utf-8")
    assert "is not committed yet" in history(path).note
    commit(path, "# One\n", "Start")
    path.write_text("# Two\n", encoding="utf-8")
    assert history(path).edited


def test_without_a_repository_there_are_no_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    found = history(tmp_path / "prfaq.md")
    assert found.versions == ()
    assert "git init" in found.note


def test_without_git_there_are_no_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history(tmp_path / "prfaq.md").note.startswith("git is not installed")
