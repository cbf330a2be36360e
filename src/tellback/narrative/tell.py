"""Tell a story with everything that came back about it."""

from __future__ import annotations

from collections import defaultdict

from tellback.errors import NotFound
from tellback.narrative.evidence import Evidence
from tellback.narrative.file import read
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.remember import remember
from tellback.narrative.story import Story, ToldClaim, ToldQuestion
from tellback.plugins import rooms
from tellback.workspace.workspace import Workspace


def names(workspace: Workspace) -> tuple[str, ...]:
    """What the stories of a workspace go by: their files, seen from its folder."""
    return tuple(path.relative_to(workspace.folder).as_posix() for path in workspace.narratives)


def chosen(workspace: Workspace, name: str = "") -> str:
    """What the story of that name goes by, or else the first. Raises NotFound where there is none."""
    known = names(workspace)
    if not known:
        patterns = ", ".join(workspace.settings.narratives)
        raise NotFound(f"{workspace.folder} holds no story: tellback.toml looks for {patterns}. Write one there.")
    if name and name not in known:
        raise NotFound(f"There is no story {name} here. There is: {', '.join(known)}.")
    return name or known[0]


def recall(workspace: Workspace, name: str = "") -> PRFAQ:
    """The story of that name (the first where none is given), its promises and questions under their lasting ids.

    Raises NotFound where there is none, UnreadableFile where its file is no text.
    """
    name = chosen(workspace, name)
    return remember(workspace.store, read(workspace.folder / name, name), name)


def recall_all(workspace: Workspace) -> tuple[PRFAQ, ...]:
    """Every story of a workspace."""
    return tuple(recall(workspace, name) for name in names(workspace))


def tell(workspace: Workspace, name: str = "") -> Story:
    """A story with the evidence that every witness has for its promises and questions. Raises as `recall` does."""
    prfaq = recall(workspace, name)
    found: dict[str, list[Evidence]] = defaultdict(list)
    for witness in rooms("testify"):
        for evidence in witness.testify(workspace, prfaq):
            found[evidence.about].append(evidence)
    return Story(
        prfaq,
        tuple(ToldClaim(claim, tuple(found[claim.id])) for claim in prfaq.claims),
        tuple(ToldQuestion(question, tuple(found[question.id])) for question in prfaq.questions),
    )
