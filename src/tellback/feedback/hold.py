"""Hold passages against promises: who speaks of one, and whether that supports or contradicts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tellback.feedback.decision import RELATIONS, Decision, examples, overrule, taught
from tellback.feedback.link import Aims, Links, learn
from tellback.feedback.said import Said
from tellback.feedback.sure import Certainty, log_odds, measured
from tellback.model.base import Embedder
from tellback.narrative.evidence import Relation
from tellback.store.base import Row
from tellback.text.asking import is_question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Numbers = NDArray[np.float64]

CONSIDERED = 0.3
"""A passage less likely than this to speak of a promise is not near it."""
MOST = 2000
"""So many passages a promise are read a second time, the likeliest first."""
FELT = 0.7
"""A passage whose stance is less sure than this is only near; a question supports nothing, however kindly asked."""
SHOWN = 0.77
"""What is less sure than this is kept for a person to check, and not shown."""
READ = Certainty(1.0, 1.2)
"""From the chance that topic and stance are right to the chance that the relation is, before anybody decided: of 89
complaints linked to ten promises of a mail program with a chance of .5 to .85, with both models, five in six were
found right by reading them; of 50 linked to its published promises with .48 to .91 by the built-in model, four in
five."""


def hold(said: Said, aims: Aims, model: Embedder, decisions: Sequence[Decision] = ()) -> list[Row]:
    """The links between passages and promises, as rows of their table.

    A passage is read twice: in its message, which says what "it" is, and alone, which says whether this sentence
    speaks of the promise. What people decided teaches both what is near and how sure is sure.
    """
    if not aims.targets or not len(said.ids):
        return []
    ids = [target.id for target in aims.targets]
    decisions = [each for each in decisions if each.about in ids]
    certainty = taught(decisions, READ)
    rows = [_row(said, at, ids[to], topic, certainty) for at, to, topic in _near(said, aims, model, decisions)]
    return overrule(rows, said, decisions, "claim")


def _near(said: Said, aims: Aims, model: Embedder, decisions: Sequence[Decision]) -> Iterator[tuple[int, int, float]]:
    """Place of the passage, of the promise, and how likely the one speaks of the other."""
    ear, within = learn(said.vectors, aims, measured(model.id), examples(said, decisions))
    places = _likeliest(within)
    alone = ear.read(model.embed([said.text(at) for at in places.tolist()]))
    for at, to, topic in zip(places, alone.best, alone.sureness, strict=True):
        both = (float(within.sureness[at]) + float(topic)) / 2
        if to == within.best[at] and both >= CONSIDERED:
            yield int(at), int(to), both


def _likeliest(links: Links) -> Ints:
    import numpy as np

    near = np.flatnonzero(links.sureness >= CONSIDERED)
    near = near[np.lexsort((near, -links.sureness[near]))]
    kept = [near[links.best[near] == to][:MOST] for to in np.unique(links.best[near])]
    return np.sort(np.concatenate(kept)) if kept else near


def _row(said: Said, at: int, about: str, topic: float, certainty: Certainty) -> Row:
    passage = said.passages[at]
    felt = passage["sureness"]
    relation = RELATIONS.get(passage["stance"], Relation.NEAR) if felt >= FELT else Relation.NEAR
    if relation is Relation.SUPPORTS and is_question(said.text(at), passage["language"]):
        relation = Relation.NEAR
    chance = topic if relation is Relation.NEAR else topic * felt
    sureness = certainty.at(log_odds(chance))
    return {
        "passage_id": passage["id"],
        "about": about,
        "kind": "claim",
        "relation": str(relation),
        "sureness": round(sureness, 3),
        "shown": int(sureness >= SHOWN),
        "chance": round(chance, 3),
    }
