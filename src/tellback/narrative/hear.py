"""Ask every witness what customers say of a story, as it stands in the file or in an editor."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from tellback.errors import NoWorkspace
from tellback.narrative.evidence import Evidence
from tellback.narrative.heard import NOTHING, Heard
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.remember import recognise
from tellback.narrative.story import ToldClaim
from tellback.plugins import rooms
from tellback.workspace.workspace import Workspace


def hear(path: Path, prfaq: PRFAQ) -> Heard:
    """What customers say of the promises of the story that stands, or will be saved, at `path`, and what stays open.

    Nothing where no workspace holds it as a story, or none was ever used. Only looks: nothing is kept.
    """
    whole = path.resolve()
    try:
        workspace = Workspace.here(whole.parent)
    except NoWorkspace:
        return NOTHING
    if not workspace.has_store or whole not in workspace.narratives:
        return NOTHING
    try:
        return _heard(workspace, prfaq, whole.relative_to(workspace.folder).as_posix())
    finally:
        workspace.close()


def _heard(workspace: Workspace, prfaq: PRFAQ, name: str) -> Heard:
    known = recognise(workspace.store, prfaq, name)
    said: dict[str, list[Evidence]] = defaultdict(list)
    for witness in rooms("testify"):
        for evidence in witness.testify(workspace, known):
            said[evidence.about].append(evidence)
    claims = tuple(ToldClaim(claim, tuple(said[claim.id])) for claim in known.claims if claim.id in said)
    return Heard(claims, tuple(each for witness in rooms("left_open") for each in witness.left_open(workspace)))
