"""Which promise, or which answered question, a passage speaks of, and how sure that is. Arrays in, arrays out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
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
class _Ground:
    """Centred vectors, and what counts beside the likeness to a target's direction, which itself counts `share`."""

    passages: Rows
    names: Rows
    told: Rows
    share: Rows
    beside: Rows


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
    ground = _ground(rows, aims, examples or Examples(), texts)
    first = _weigh(_scores(ground, ground.told), certainty)
    return _weigh(_scores(ground, ground.told + _echo(ground, first)), certainty)


def in_context(rows: Rows, messages: Ints) -> Rows:
    """Each passage read with its message: its vector and its message's mean, in equal parts, as unit vectors."""
    import numpy as np

    _, message = np.unique(messages, return_inverse=True)
    means = np.zeros((int(message.max(initial=-1)) + 1, rows.shape[1]), np.float32)
    np.add.at(means, message, rows)
    return _unit(rows + _unit(means)[message])


def _ground(rows: Rows, aims: Aims, examples: Examples, texts: Sequence[str]) -> _Ground:
    import numpy as np

    middle = rows.mean(axis=0) * (len(rows) / (len(rows) + FEW)) if len(rows) else np.zeros(rows.shape[1], np.float32)
    own = (aims.names.sum(axis=0) + 10 * middle) / (len(aims.targets) + 10)
    passages, names = _unit(rows - middle), _unit(aims.names - own)
    share = np.ones(len(aims.targets), np.float32)
    beside = np.zeros((len(rows), len(aims.targets)), np.float32)
    told = names.copy()
    if len(aims.owners):
        _count_parts(aims, passages, _unit(aims.parts - own), share, beside)
        _count_words(aims, texts, beside)
    for at, target in enumerate(aims.targets):
        if target.id in examples.yes:
            liked = _unit(examples.yes[target.id] - middle)
            told[at] += liked.sum(axis=0)
            weight = min(1, len(liked) / EXAMPLES)
            share[at] /= 1 + weight
            beside[:, at] = (beside[:, at] + weight * _top(passages @ liked.T)) / (1 + weight)
        if target.id in examples.no:
            beside[:, at] -= np.maximum((passages @ _unit(examples.no[target.id] - middle).T).max(axis=1) - 0.5, 0)
    return _Ground(passages, names, told, share, beside)


def _count_parts(aims: Aims, passages: Rows, parts: Rows, share: Rows, beside: Rows) -> None:
    """The nearest few parts of a target count as much as its name."""
    import numpy as np

    for at in np.unique(aims.owners):
        mine = parts[aims.owners == at]
        share[at] = 0.5
        for start in range(0, len(passages), CHUNK):
            beside[start : start + CHUNK, at] += 0.5 * _top(passages[start : start + CHUNK] @ mine.T)


def _count_words(aims: Aims, texts: Sequence[str], beside: Rows) -> None:
    if texts:
        told = [" ".join((target.text, *target.parts)) for target in aims.targets]
        beside += WORDS * overlap(texts, told)


def _scores(ground: _Ground, directions: Rows) -> Rows:
    likeness: Rows = ground.passages @ _unit(directions).T
    return likeness * ground.share + ground.beside


def _weigh(scores: Rows, certainty: Certainty) -> Links:
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
    margin = score - np.maximum(others.max(axis=1), background(scores)[best])
    return Links(best, score, margin, certainty.of(score + margin / 2), scores)


def background(scores: Rows) -> Rows:
    """What passages that do not speak of a target reach: median + 2 robust standard deviations, float32[k]."""
    import numpy as np

    middle = np.median(scores, axis=0)
    spread = 1.4826 * np.median(np.abs(scores - middle), axis=0)
    known = len(scores) / (len(scores) + FEW)
    return ((middle + 2 * spread) * known + CHANCE * (1 - known)).astype(np.float32)


def _echo(ground: _Ground, links: Links) -> Rows:
    import numpy as np

    echo = np.zeros_like(ground.names)
    for at in range(len(echo)):
        sure = (links.best == at) & (links.evidence >= ECHO)
        if sure.any():
            echo[at] = _unit(ground.passages[sure].mean(axis=0)) * min(1, int(sure.sum()) / 5)
    return echo


def _top(cosines: Rows) -> Rows:
    """The mean of the greatest few of each row."""
    import numpy as np

    most = min(NEAREST, cosines.shape[1])
    return np.partition(cosines, cosines.shape[1] - most, axis=1)[:, -most:].mean(axis=1)


def _unit(rows: Rows) -> Rows:
    import numpy as np

    return (rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)).astype(np.float32)
