"""What a language model says readers will say. It is no reader: nothing of this is counted with them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.stats.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A sentence (by its index in the wording) that the model expects to be marked so, and why, in its words."""

    sentence: int
    kind: Kind
    why: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the model `made_by` foresees for one audience of one version, the strongest first.

    `dropped` of its answers named no sentence of the story, or no kind of mark, and are left out.
    """

    id: int
    narrative: str
    version: str
    audience: Audience
    made_by: str
    made_at: str
    foreseen: tuple[Foreseen, ...]
    dropped: int = 0
    text: str = field(default="", metadata={"json": False})


@dataclass(frozen=True, slots=True)
class Hit:
    """How a prediction of one kind came out: of pairs of a sentence it named and one it did not, the share in which
    more of those who read both said so of the named one. `longest`: the same, had it named as many of the longest.
    """

    kind: Kind
    named: int
    verdict: Verdict
    longest: Verdict
    sentence: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A prediction held against the `readers` of its audience who read that wording and are counted.

    `texts` are its sentences as they are read, by index.
    """

    prediction: Prediction
    readers: int
    hits: tuple[Hit, ...]
    texts: dict[int, str]
