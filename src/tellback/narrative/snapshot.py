"""Save a version of the story, for people without git."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from tellback.errors import AlreadyThere, BadName
from tellback.narrative.queries import Snapshot, save
from tellback.narrative.tell import chosen, names
from tellback.narrative.version import NOW
from tellback.narrative.versions import versions
from tellback.workspace.workspace import Workspace

_NUMBER = re.compile(r"v?\d+")


@dataclass(frozen=True, slots=True)
class Saved:
    """What one story's version is called now; `fresh` is False where nothing had changed since it was saved."""

    path: str
    called: str
    name: str
    note: str
    fresh: bool


def snapshot(workspace: Workspace, name: str = "", note: str = "") -> tuple[Saved, ...]:
    """Save every story as it stands. One that did not change is left out, unless a name or a note says why to keep it.

    Raises NotFound where there is no story, BadName, and AlreadyThere where the name is taken.
    """
    chosen(workspace)
    if name.startswith("-"):
        raise BadName(f"A snapshot cannot be named {name}: that looks like an option. Choose a word or two.")
    if _NUMBER.fullmatch(name) or name == NOW:
        raise BadName(f"A snapshot cannot be named {name}: that is what versions are called. Choose a word or two.")
    known = [versions(workspace, story) for story in names(workspace)]
    for each in known:
        taken = next((version for version in each.kept if name and version.name == name), None)
        if taken:
            raise AlreadyThere(f"{name} names {taken.called} of {each.path}, saved {taken.date[:10]}. Choose another.")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    fresh = [each for each in known if each.edited or name or note]
    save(workspace.store, [Snapshot(each.path, name, note, at, each.now.text) for each in fresh])
    return tuple(Saved(each.path, f"v{len(each.kept) + (each in fresh)}", name, note, each in fresh) for each in known)
