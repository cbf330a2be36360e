"""What the sentences of one version did to its readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor

from tellback.audience.mark import Kind
from tellback.audience.sheet import Sheet
from tellback.stats.verdict import Verdict

FEWEST = 8
"""Below so many readers there is no share, only what they said."""


def between(share: Verdict) -> str:
    """The interval, never narrower for being rounded: `15 % to 46 %`; "" where nothing is known."""
    if share.low is None or share.high is None:
        return ""
    return f"{floor(100 * share.low)} % to {ceil(100 * share.high)} %"


@dataclass(frozen=True, slots=True)
class Group:
    """How many of an audience ("" for everybody) a sentence moved, of those who reached it.

    `began` counts those who were to read it. Every number is None where so few would be recognised.
    """

    audience: str
    began: int | None = None
    readers: int | None = None
    excites: int | None = None
    confuses: int | None = None
    doubts: int | None = None

    @property
    def shown(self) -> bool:
        """Whether its numbers may be seen."""
        return self.readers is not None

    def of(self, kind: str) -> int:
        """How many said this of the sentence; 0 where that may not be seen."""
        found: int | None = getattr(self, kind)
        return found or 0

    @property
    def marked(self) -> int:
        """How many said anything of it."""
        return sum(map(self.of, Kind))


@dataclass(frozen=True, slots=True)
class Share:
    """How many said one thing of a sentence, and what share of those who reached it; unknown below `FEWEST`."""

    kind: Kind
    readers: int
    share: Verdict

    @property
    def least(self) -> float:
        """The share it is at least; 0 where nothing is known."""
        return self.share.low or 0.0

    @property
    def between(self) -> str:
        """Its interval, as `between` says it."""
        return between(self.share)


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader wrote about a sentence, redacted; `audience` is "" where only many together may be shown."""

    text: str
    kind: Kind
    audience: str


@dataclass(frozen=True, slots=True)
class Warmth:
    """One sentence, by its index in the wording. `asked` are the readers that were asked for, `groups` each audience.

    `leads` is what most of those who marked it say, "" for nobody; where two are level, what is to be mended comes
    first. `least` is the share of readers that it is at least.
    """

    at: int
    text: str
    asked: Group
    shares: tuple[Share, ...]
    leads: str
    least: float
    groups: tuple[Group, ...]
    notes: tuple[Note, ...]

    @property
    def known(self) -> bool:
        """Whether enough have reached it to say a share."""
        return any(share.share.known for share in self.shares)

    def share(self, kind: str) -> Share | None:
        """The share of one kind; None where it may not be seen."""
        return next((each for each in self.shares if each.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Spots:
    """The sentences of which most say one thing, by index, most first."""

    kind: Kind
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many of an audience ("" for everybody) read, finished, and the marks that may be seen of them."""

    audience: str
    began: int | None = None
    finished: int | None = None
    marks: int | None = None

    @property
    def shown(self) -> bool:
        """Whether its numbers may be seen."""
        return self.began is not None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader said, once they had read, that it is and whom it is for, redacted; `audience` as with a `Note`."""

    text: str
    audience: str


@dataclass(frozen=True, slots=True)
class Wish:
    """How many would want it 1, 2, 3, 4 and 5 much, and what share of them 4 or 5; unknown below `FEWEST`."""

    readers: tuple[int, ...]
    high: Verdict

    @property
    def n(self) -> int:
        """How many said so."""
        return sum(self.readers)

    @property
    def between(self) -> str:
        """The interval of the share, as `between` says it."""
        return between(self.high)


@dataclass(frozen=True, slots=True)
class Aside:
    """How many readers are not counted, and why."""

    why: str
    readers: int


@dataclass(frozen=True, slots=True)
class Heat:
    """What one version did to its readers, its sentences in the order in which they are read.

    `version` is "" where nobody was asked to read any; `audience` is "" for everybody. A group of fewer than `k`
    readers is not shown, nor what would give it away. `wish` is None where that may not be seen.
    """

    narrative: str
    version: str
    audience: str
    k: int
    versions: tuple[str, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    aside: tuple[Aside, ...] = ()
    spots: tuple[Spots, ...] = ()
    sentences: tuple[Warmth, ...] = ()
    wish: Wish | None = None
    answers: tuple[Answer, ...] = ()
    sheet: Sheet | None = field(default=None, metadata={"json": False})

    @property
    def crowd(self) -> Crowd:
        """The readers that were asked for."""
        return next((each for each in self.crowds if each.audience == self.audience), Crowd(self.audience, 0, 0, 0))

    @property
    def read(self) -> bool:
        """Whether anybody counts as a reader of it."""
        return any(each.began != 0 for each in self.crowds)

    def sentence(self, at: int) -> Warmth | None:
        """One sentence; None where these readers do not get it."""
        return next((each for each in self.sentences if each.at == at), None)

    @property
    def known(self) -> Sequence[Warmth]:
        """The sentences of which a share can be said."""
        return [each for each in self.sentences if each.known]
