"""Which two versions of a story are compared where nobody says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tellback.audience.hear import hear
from tellback.audience.resonance import Resonance
from tellback.audience.resonate import resonate
from tellback.errors import NotFound
from tellback.narrative.compare import read_version
from tellback.narrative.plain import plain
from tellback.narrative.tell import names
from tellback.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Pair:
    """The versions that readers were invited to, each with the subheading by which it says what it is and for whom, and
    the `older` and `newer` of them to compare; both "" where readers were invited to no comparison.
    """

    narrative: str
    subheadings: Mapping[str, str]
    older: str
    newer: str

    @property
    def chosen(self) -> bool:
        """Whether there are two versions to compare."""
        return bool(self.older and self.newer)


def pair(workspace: Workspace, older: str = "", newer: str = "", story: str = "") -> Pair:
    """The versions that are named, or those of the last comparison that anybody was invited to; in the order in which
    readers were asked to compare them.

    Raises NotFound where there is no such story.
    """
    if not story and not names(workspace):
        return Pair("", {}, "", "")
    heard = hear(workspace, story)
    named = {text: name for name, text in heard.texts.items()}
    asked = [(named[each.earlier], named[each.text]) for each in reversed(heard.invitations) if each.against]
    last = asked[0] if asked else ("", "")
    older, newer = older or last[0], newer or last[1]
    if (newer, older) in asked and (older, newer) not in asked:
        older, newer = newer, older
    return Pair(heard.narrative, {name: _subheading(text) for name, text in heard.texts.items()}, older, newer)


def compared(workspace: Workspace, older: str = "", newer: str = "", story: str = "") -> Resonance:
    """The comparison of the versions that are named, or of the last that anybody was invited to compare.

    Raises NotFound where there is none to make.
    """
    versions = pair(workspace, older, newer, story)
    if not versions.chosen:
        raise NotFound(
            "Nobody was invited to compare two versions yet: `tellback invite v4 --against v3 --audience customers"
            " --readers 30` asks thirty."
        )
    return resonate(workspace, versions.older, versions.newer, versions.narrative)


def _subheading(text: str) -> str:
    line = read_version(text).subheading
    return plain(line.text) if line else ""
