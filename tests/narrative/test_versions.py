"""Versions of a story: committed, saved without git, or both, in one row."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import world
from tellback.errors import AlreadyThere, BadName, NotFound
from tellback.narrative.queries import Snapshot, save, snapshots
from tellback.narrative.snapshot import snapshot
from tellback.narrative.versions import find, text_as_of, versions
from tellback.store.base import Store
from tellback.workspace.workspace import Workspace


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    workspace = world.found(tmp_path / "heron", "Heron", "# Heron\n\nHeron pays by noon.\n")
    yield workspace
    workspace.close()


def say(here: Workspace, text: str) -> None:
    here.narratives[0].write_text(f"# Heron\n\n{text}\n", encoding="utf-8")


def git(here: Workspace, *words: str, at: str = "2026-01-02T12:00:00+01:00") -> None:
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    moment = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    subprocess.run(["git", "-C", here.folder, *who, *words], check=True, capture_output=True, env=moment)


def commit(here: Workspace, text: str, subject: str, at: str) -> None:
    say(here, text)
    git(here, "add", "--all")
    git(here, "commit", "-m", subject, at=at)


def test_snapshots_are_versions_with_their_notes(here: Workspace) -> None:
    assert "run `tellback snapshot`" in versions(here).note
    assert [(each.called, each.fresh) for each in snapshot(here, "board", "For the board")] == [("v1", True)]
    assert not versions(here).edited
    say(here, "Heron pays by eleven.")
    assert versions(here).edited
    snapshot(here, note="Sooner")
    kept = versions(here).kept
    assert [(each.called, each.name, each.reason) for each in kept] == [
        ("v1", "board", "For the board"),
        ("v2", "", "Sooner"),
    ]
    assert kept[0].text == "# Heron\n\nHeron pays by noon.\n"


def test_an_unchanged_story_is_saved_only_for_a_reason(here: Workspace) -> None:
    snapshot(here)
    assert [(each.called, each.fresh) for each in snapshot(here)] == [("v1", False)]
    assert [(each.called, each.fresh) for each in snapshot(here, "launch")] == [("v2", True)]


def test_a_name_is_given_once_and_is_no_number(here: Workspace) -> None:
    snapshot(here, "board")
    with pytest.raises(AlreadyThere, match=r"board names v1 of .*\.md"):
        snapshot(here, "board")
    for name in ("v3", "3", "now", "-x"):
        with pytest.raises(BadName):
            snapshot(here, name)


def test_commits_and_snapshots_stand_in_one_row_and_go_by_many_names(here: Workspace) -> None:
    git(here, "init", "--initial-branch=main")
    commit(here, "Heron pays by noon.", "Start", "2026-01-02T12:00:00+01:00")
    git(here, "tag", "board-meeting")
    commit(here, "Heron pays by eleven.", "Sooner", "2026-01-03T12:00:00+01:00")
    snapshot(here, "launch", "As launched")
    known = versions(here)
    assert [each.reason for each in known.kept] == ["Start", "Sooner", "As launched"]
    for name, called in {"v1": "v1", "2": "v2", "board-meeting": "v1", "main": "v2", "launch": "v3"}.items():
        assert find(known, name, here.folder).called == called
    assert find(known, known.kept[1].commit[:9], here.folder).called == "v2"
    assert find(known, "now", here.folder) is known.now


def test_a_name_nobody_gave_is_answered_with_the_nearest(here: Workspace) -> None:
    with pytest.raises(NotFound, match="has no versions yet"):
        find(versions(here), "v1", here.folder)
    snapshot(here, "launch")
    for name, near in {"lanch": "launch", "v2": "v1", "--all": "There is: launch, v1, now"}.items():
        with pytest.raises(NotFound, match=near):
            find(versions(here), name, here.folder)


def test_a_file_is_found_as_it_was_in_a_version(here: Workspace, tmp_path: Path) -> None:
    path = here.narratives[0]
    snapshot(here, "board")
    say(here, "Heron pays by eleven.")
    assert text_as_of(path, "board") == text_as_of(path, "v1") == "# Heron\n\nHeron pays by noon.\n"
    with pytest.raises(NotFound, match="Did you mean `board`"):
        text_as_of(path, "bord")
    (tmp_path / "other.md").write_text("# Other\n", encoding="utf-8")
    with pytest.raises(NotFound, match="is not in a git repository"):
        text_as_of(tmp_path / "other.md", "v1")


def test_a_snapshot_is_kept_in_every_store_to_the_byte(store: Store) -> None:
    kept = [
        Snapshot("prfaq.md", name, "", "2026-01-02T12:00:00+00:00", f"# {name}\r\n\té💬\n") for name in ("one", "two")
    ]
    save(store, kept)
    save(store, [Snapshot("other.md", "one", "", "2026-01-02T12:00:00+00:00", "")])
    assert snapshots(store, "prfaq.md") == kept
