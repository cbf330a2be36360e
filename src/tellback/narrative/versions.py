"""Find the versions of a story, wherever they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tellback.errors import NotFound, NoWorkspace
from tellback.narrative.file import read
from tellback.narrative.queries import snapshots
from tellback.narrative.tell import chosen
from tellback.narrative.version import NOW, Version, Versions
from tellback.text.nearest import hint
from tellback.workspace.git import text_at
from tellback.workspace.history import History, ancestry, history, tags
from tellback.workspace.workspace import Workspace


def versions(workspace: Workspace, story: str = "") -> Versions:
    """The commits and the snapshots of a story in one row, by their dates. Raises NotFound, UnreadableFile."""
    name = chosen(workspace, story)
    path = workspace.folder / name
    committed = history(path)
    saved = [
        (_moment(row.saved_at), Version("", row.saved_at, row.note, name=row.name, text=row.text))
        for row in snapshots(workspace.store, name)
    ]
    row = sorted([*_committed(committed), *saved], key=lambda each: each[0])
    kept = tuple(replace(version, called=f"v{number}") for number, (_, version) in enumerate(row, 1))
    now = Version(NOW, reason="as the file stands", text=read(path, name).source)
    how = "" if kept else f"{committed.note.removesuffix('.')}, or save a version without git: run `tellback snapshot`."
    return Versions(name, kept, now, how)


def find(known: Versions, called: str, folder: Path) -> Version:
    """The version of a number ("v3"), a snapshot's name, a git tag, branch or commit; "now" is the file as it stands.

    What git names may have left the story alone: then it is the last version before. Raises NotFound.
    """
    if called == NOW:
        return known.now
    for version in reversed(known.kept):
        if called and called in {version.called, version.called[1:], version.name}:
            return version
    path = folder / known.path
    older = ancestry(path, called) if called else frozenset()
    for version in reversed(known.kept):
        if version.commit in older:
            return version
    if not known.kept:
        raise NotFound(f"{known.path} has no versions yet: {known.note}")
    names = [name for version in known.kept for name in (version.name, version.called) if name]
    raise NotFound(f"{known.path} has no version {called}. {hint(called, [*names, *tags(path), NOW])}".strip())


def text_as_of(path: Path, called: str) -> str | None:
    """What a file held in a version that `find` knows, or where it is no story, that git knows; None before its first.

    Raises NotFound.
    """
    try:
        workspace = Workspace.here(path.resolve().parent)
        story = path.resolve().relative_to(workspace.folder).as_posix()
        known = versions(workspace, story)
    except (NoWorkspace, NotFound):
        return text_at(path, called)
    try:
        return find(known, called, workspace.folder).text
    except NotFound as unknown:
        try:
            return text_at(path, called)
        except NotFound:
            raise unknown from None
    finally:
        workspace.close()


def _committed(found: History) -> Iterator[tuple[datetime, Version]]:
    """The commits in their own order, even where a clock was wrong."""
    latest = datetime.min.replace(tzinfo=UTC)
    for version in found.versions:
        latest = max(latest, _moment(version.date))
        yield latest, Version("", version.date, version.subject, commit=version.commit, text=version.text)


def _moment(date: str) -> datetime:
    moment = datetime.fromisoformat(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
