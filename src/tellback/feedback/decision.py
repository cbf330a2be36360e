"""What people said of links: it teaches the next run, and no run overrules it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellback.feedback.link import Examples
from tellback.feedback.said import Said
from tellback.feedback.stance import Stance
from tellback.feedback.sure import Certainty, learnt, log_odds
from tellback.narrative.evidence import Relation
from tellback.store.base import Row

RELATIONS: dict[str, Relation] = {Stance.COMPLAINT: Relation.CONTRADICTS, Stance.PRAISE: Relation.SUPPORTS}


@dataclass(frozen=True, slots=True)
class Decision:
    """A person said that a link is right, or that it is not.

    `chance` is how likely the link was before calibration, None where the program had not made it; `was_shown`
    whether it was shown.
    """

    passage: int
    about: str
    right: bool
    chance: float | None = None
    was_shown: bool = False


def decision(row: Row) -> Decision:
    """A decision as it stands in the store."""
    return Decision(row["passage_id"], row["about"], row["answer"] == "yes", row["chance"], bool(row["was_shown"]))


def examples(said: Said, decisions: Sequence[Decision]) -> Examples:
    """The passages people confirmed or rejected, by what they are about."""
    known = Examples()
    for right, into in ((True, known.yes), (False, known.no)):
        for about in sorted({each.about for each in decisions if each.right is right}):
            ids = [each.passage for each in decisions if each.right is right and each.about == about]
            if places := said.places(ids):
                into[about] = said.vectors[places]
    return known


def taught(decisions: Sequence[Decision], before: Certainty) -> Certainty:
    """How sure is sure in this workspace."""
    checked = [each for each in decisions if each.chance is not None]
    return learnt(before, [log_odds(each.chance or 0) for each in checked], [each.right for each in checked])


def overrule(rows: Sequence[Row], said: Said, decisions: Sequence[Decision], kind: str) -> list[Row]:
    """The same links as people decided them: a yes is shown whatever the program thinks, a no never is."""
    found = {(row["passage_id"], row["about"]): row for row in rows}
    for each in decisions:
        key = each.passage, each.about
        if said.places([each.passage]):
            fresh = {"passage_id": each.passage, "about": each.about, "kind": kind, "chance": 0.0}
            row = found.get(key) or {**fresh, "relation": relation_of(said, each.passage, kind)}
            found[key] = {**row, "sureness": float(each.right), "shown": int(each.right)}
    return [found[key] for key in sorted(found)]


def relation_of(said: Said, passage: int, kind: str) -> str:
    """How a passage stands to what a person linked it to, by how it feels."""
    [place] = said.places([passage])
    return str(Relation.ASKS if kind == "question" else RELATIONS.get(said.passages[place]["stance"], Relation.NEAR))
