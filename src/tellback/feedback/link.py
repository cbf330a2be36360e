"""Which promise, or which answered question, a passage speaks of, and how sure that is. Arrays in, arrays out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tellback.feedback.overlap import overlap

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellback.feedback.sure import Certainty
    from tellback.model.base import Embedder

    Ints = NDArray[np.int64]
    Numbers = NDArray[np.float64]
    Rows = NDArray[np.float32]

NEAREST = 3
"""So many of a target's parts, or of the passages confirmed for it, speak for it together."""
WORDS = 0.6
"""What shared words weigh beside meaning, where a target has parts to share them with."""
EXAMPLES = 10
"""From so many confirmed passages on, the nearest of them weigh as much as the direction of all."""
ECHO = 0.7
"""A passage with so much evidence speaks for its target when the others are weighed."""
FEW = 30
"""Below so many passages the background is not known from them; CHANCE is what unrelated passages reach elsewhere."""
CHANCE = 0.25
CHUNK = 2048


@dataclass(frozen=True, slots=True)
class Target:
    """Something a passage may speak of: `text` names it, `parts` say it at length, such as an answer's sentences."""

    id: str
    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Aims:
    """Targets and their vectors: `names` float32[k, d], `parts` float32[m, d], part i of target `owners[i]`."""

    targets: tuple[Target, ...]
    names: Rows
    parts: Rows
    owners: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Vectors of passages of which a person said yes or no, by the id of the target."""

    yes: dict[str, Rows] = field(default_factory=dict)
    no: dict[str, Rows] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """For each passage the target it speaks of, if of any: `best` is its place among the targets.

    `score` is how close, `margin` how much closer than to anything else, the background included; `sureness` the
    calibrated probability that the link is right. `scores` float32[n, k] are those of all targets.
    """

    best: Ints
    score: Numbers
    margin: Numbers
    sureness: Numbers
    scores: Rows

    @property
    def evidence(self) -> Numbers:
        """What the sureness is calibrated on."""
        return self.score + self.margin / 2


@dataclass(frozen=True, slots=True, eq=False)
class Ear:
    """What was learnt from many passages, to read others by: `read` links them as if they had been among those.

    `middle` is what all have in common, `directions` where the targets lie from there, `reach` how close passages
    come to each by chance. `liked` and `disliked` are confirmed and rejected passages by the place of the target.
    """

    aims: Aims
    certainty: Certainty
    middle: Rows
    parts: Rows
    liked: dict[int, Rows]
    disliked: dict[int, Rows]
    directions: Rows
    reach: Rows

    def read(self, rows: Rows, texts: Sequence[str] = ()) -> Links:
        """Link passages, unit vectors float32[n, d], to the nearest target."""
        passages = _unit(rows - self.middle)
        return _weigh(_scores(self, passages, _beside(self, passages, texts)), self.reach, self.certainty)


def aim(model: Embedder, targets: Sequence[Target]) -> Aims:
    """Embed targets once, to link any number of passages to them."""
    import numpy as np

    owners = [at for at, target in enumerate(targets) for _ in target.parts]
    return Aims(
        tuple(targets),
        model.embed([target.text for target in targets]),
        model.embed([part for target in targets for part in target.parts]),
        np.asarray(owners, np.int64),
    )


def link(
    rows: Rows, aims: Aims, certainty: Certainty, examples: Examples | None = None, texts: Sequence[str] = ()
) -> Links:
    """Link passages (unit vectors, float32[n, d]) to the nearest target.

    Words count beside meaning where a target has parts and the passages' `texts` are given. What speaks most surely
    of a target then speaks for it (pseudo-relevance feedback, Rocchio 1971), the less the more a person confirmed.
    """
    return learn(rows, aims, certainty, examples, texts)[1]


def learn(
    rows: Rows, aims: Aims, certainty: Certainty, examples: Examples | None = None, texts: Sequence[str] = ()
) -> tuple[Ear, Links]:
    """The same, with the ear that heard it, to read other passages by."""
    ear, names = _ear(rows, aims, certainty, examples or Examples())
    passages = _unit(rows - ear.middle)
    beside = _beside(ear, passages, texts)
    scores = _scores(ear, passages, beside)
    first = _weigh(scores, background(scores), certainty)
    ear = replace(ear, directions=_unit(names + _echo(passages, first, len(names))))
    scores = _scores(ear, passages, beside)
    ear = replace(ear, reach=background(scores))
    return ear, _weigh(scores, ear.reach, certainty)


def in_context(rows: Rows, messages: Ints) -> Rows:
    """Each passage read with its message: its vector and its message's mean, in equal parts, as unit vectors."""
    import numpy as np

    _, message = np.unique(messages, return_inverse=True)
    means = np.zeros((int(message.max(initial=-1)) + 1, rows.shape[1]), np.float32)
    np.add.at(means, message, rows)
    return _unit(rows + _unit(means)[message])


def _ear(rows: Rows, aims: Aims, certainty: Certainty, examples: Examples) -> tuple[Ear, Rows]:
    """An ear that knows the targets and what people said, and the directions of the targets before they are weighed."""
    import numpy as np

    middle = rows.sum(axis=0) / (len(rows) + FEW)
    own = (aims.names.sum(axis=0) + 10 * middle) / (len(aims.targets) + 10)
    names = _unit(aims.names - own)
    liked, disliked = (
        {at: _unit(said[target.id] - middle) for at, target in enumerate(aims.targets) if target.id in said}
        for said in (examples.yes, examples.no)
    )
    for at, confirmed in liked.items():
        names[at] += confirmed.sum(axis=0)
    nowhere = np.zeros(len(names), np.float32)
    parts = _unit(aims.parts - own) if len(aims.parts) else aims.parts
    return Ear(aims, certainty, middle, parts, liked, disliked, _unit(names), nowhere), names


def _scores(ear: Ear, passages: Rows, beside: Rows) -> Rows:
    """How close each passage is to each target: its direction, and what counts beside that."""
    import numpy as np

    share = np.ones(len(ear.aims.targets), np.float32)
    share[np.unique(ear.aims.owners)] = 0.5
    for at, confirmed in ear.liked.items():
        share[at] /= 1 + _weight(confirmed)
    likeness: Rows = passages @ ear.directions.T
    return likeness * share + beside


def _beside(ear: Ear, passages: Rows, texts: Sequence[str]) -> Rows:
    """What counts beside a target's direction: its nearest parts, shared words, and what people said is like it."""
    import numpy as np

    targets = ear.aims.targets
    beside = np.zeros((len(passages), len(targets)), np.float32)
    for at in np.unique(ear.aims.owners):
        mine = ear.parts[ear.aims.owners == at]
        for start in range(0, len(passages), CHUNK):
            beside[start : start + CHUNK, at] = 0.5 * _top(passages[start : start + CHUNK] @ mine.T)
    if texts and len(ear.aims.owners):
        beside += WORDS * overlap(texts, [" ".join((target.text, *target.parts)) for target in targets])
    for at, confirmed in ear.liked.items():
        weight = _weight(confirmed)
        beside[:, at] = (beside[:, at] + weight * _top(passages @ confirmed.T)) / (1 + weight)
    for at, rejected in ear.disliked.items():
        beside[:, at] -= np.maximum((passages @ rejected.T).max(axis=1) - 0.5, 0)
    return beside


def _weight(confirmed: Rows) -> float:
    return min(1, len(confirmed) / EXAMPLES)


def _weigh(scores: Rows, reach: Rows, certainty: Certainty) -> Links:
    """The best target of each passage against the next best, or against what the background reaches."""
    import numpy as np

    if not scores.size:
        none = np.zeros(len(scores))
        return Links(none.astype(np.int64), none, none, none, scores)
    every = np.arange(len(scores))
    best = scores.argmax(axis=1)
    score = scores[every, best].astype(np.float64)
    others = scores.copy()
    others[every, best] = -np.inf
    margin = score - np.maximum(others.max(axis=1), reach[best])
    return Links(best, score, margin, certainty.of(score + margin / 2), scores)


def background(scores: Rows) -> Rows:
    """What passages that do not speak of a target reach: median + 2 robust standard deviations, float32[k]."""
    import numpy as np

    if not len(scores):
        return np.full(scores.shape[1], CHANCE, np.float32)
    middle = np.median(scores, axis=0)
    spread = 1.4826 * np.median(np.abs(scores - middle), axis=0)
    known = len(scores) / (len(scores) + FEW)
    return ((middle + 2 * spread) * known + CHANCE * (1 - known)).astype(np.float32)


def _echo(passages: Rows, links: Links, targets: int) -> Rows:
    """Where the passages lie that speak most surely of each target."""
    import numpy as np

    echo = np.zeros((targets, passages.shape[1]), np.float32)
    for at in range(targets):
        sure = (links.best == at) & (links.evidence >= ECHO)
        if sure.any():
            echo[at] = _unit(passages[sure].mean(axis=0)) * min(1, int(sure.sum()) / 5)
    return echo


def _top(cosines: Rows) -> Rows:
    """The mean of the greatest few of each row."""
    import numpy as np

    most = min(NEAREST, cosines.shape[1])
    return np.partition(cosines, cosines.shape[1] - most, axis=1)[:, -most:].mean(axis=1)


def _unit(rows: Rows) -> Rows:
    import numpy as np

    return (rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)).astype(np.float32)
