"""What readers of one version after the other said: where the story stands, and what became of each sentence."""

from __future__ import annotations

from dataclasses import dataclass

from tellback.audience.mark import Kind
from tellback.narrative.change import Piece
from tellback.stats.flags import Flag
from tellback.stats.verdict import Verdict

RATING = "rating"
MEASURES = (*Kind, RATING)


@dataclass(frozen=True, slots=True)
class Measured:
    """Where a version stands by one measure: the share of the sentences that a reader reached which excite, confuse or
    are doubted, from 0 to 1, or the rating from 1 to 5; the reader is the unit.
    """

    measure: str
    stands: Verdict


@dataclass(frozen=True, slots=True)
class Round:
    """A version that was read. `ratings` says how many gave 1, 2, 3, 4 and 5; `readers` is None, and nothing else is
    told, where so few would be recognised.
    """

    version: str
    readers: int | None
    measured: tuple[Measured, ...] = ()
    ratings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """By how much readers of the later version are above those of the earlier one; `raised` where it may be said."""

    measure: str
    by: Flag


@dataclass(frozen=True, slots=True)
class Step:
    """From the last version but one to the last. `whom` is the audience of which it speaks, "" for all readers
    together: of one alone only where audiences differ by more than chance. `refusal` says why nothing is told.
    """

    older: str
    newer: str
    whom: str = ""
    moved: tuple[Moved, ...] = ()
    at_random: bool = False
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The stopping picture of an audience, or of everybody where it is "": every round, the last step, and what may be
    said of another one.
    """

    audience: str
    rounds: tuple[Round, ...]
    step: Step | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence in one version, by its index there, and how many readers reached and marked it; these are None where
    so few would be recognised. `pieces` are its words against those in the version that was read before.
    """

    version: str
    at: int
    text: str
    pieces: tuple[Piece, ...] = ()
    readers: int | None = None
    excites: int | None = None
    confuses: int | None = None
    doubts: int | None = None

    def of(self, kind: str) -> int:
        """How many said this of it; 0 where that may not be seen."""
        found: int | None = getattr(self, kind)
        return found or 0


@dataclass(frozen=True, slots=True)
class Turned:
    """By how much a larger share of readers says this of a sentence in its last wording than in the one before."""

    kind: Kind
    by: Flag

    @property
    def fewer(self) -> bool:
        """Whether a smaller share says it, where that may be claimed."""
        return (self.by.more.high or 0) < 0


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence through the versions that were read; `words` say what became of it, nothing where nobody marked it:
    first what may be claimed, a line each. `since` is the version in which it was last read in other words.
    """

    standings: tuple[Standing, ...]
    turned: tuple[Turned, ...] = ()
    words: tuple[str, ...] = ()
    since: str = ""

    @property
    def reworded(self) -> bool:
        """Whether readers read it in other words from one version to another."""
        return any(each.pieces for each in self.standings)

    @property
    def claimed(self) -> tuple[Turned, ...]:
        """The changes that may be claimed, in the order in which they matter."""
        return tuple(sorted((each for each in self.turned if each.by.raised), key=_matters))

    @property
    def last(self) -> Standing:
        """Where it was read last."""
        return self.standings[-1]


@dataclass(frozen=True, slots=True)
class Across:
    """`audience` is whose marks are counted, "" for everybody's. `sentences` stand in the version that was read last,
    in its order; `left` could not be placed there and stay with the version that had them last. `audiences` are those
    of whom anybody read.
    """

    narrative: str
    audience: str
    versions: tuple[str, ...]
    audiences: tuple[str, ...]
    pictures: tuple[Picture, ...]
    sentences: tuple[Told, ...]
    left: tuple[Told, ...]
    k: int

    @property
    def picture(self) -> Picture | None:
        """The stopping picture of the audience that was asked for; None where nobody read."""
        return next((each for each in self.pictures if each.audience == self.audience), None)

    @property
    def claimed(self) -> list[Told]:
        """The sentences of which a change may be claimed: those that stopped confusing first, then those that confuse
        more, and so on; in reading order among each other."""
        return sorted((each for each in self.sentences if each.claimed), key=lambda told: _matters(told.claimed[0]))

    @property
    def untold(self) -> list[Told]:
        """The sentences that were read in other words, and of which no change may be claimed."""
        return [each for each in self.sentences if each.reworded and not each.claimed]

    @property
    def kept(self) -> list[Told]:
        """The sentences whose words stayed the same, or that were read in one version only."""
        return [each for each in self.sentences if not each.reworded]


def _matters(turned: Turned) -> int:
    """What stopped confusing, what confuses more, then the same of doubts, then of what excites."""
    return 2 * (Kind.CONFUSES, Kind.DOUBTS, Kind.EXCITES).index(turned.kind) + (not turned.fewer)
