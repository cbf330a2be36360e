"""What one reader hands in: one ballot, however often the link is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellback.audience.mark import Mark


@dataclass(frozen=True, slots=True)
class Ballot:
    """`reader` is the number of its reader in the invitation, `version` the one they were given to read; times are
    ISO 8601 in UTC, "" for not yet.
    """

    id: int
    invitation: int
    reader: int
    begun_at: str
    finished_at: str = ""
    erased_at: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """How many of an invitation's readers were given a version, and how many of them have finished."""

    version: str
    begun: int = 0
    finished: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Which wording of a changed passage somebody would rather read on from; `repeat` where they were asked again.

    `passage` is the index, in the newer wording, of the passage's first changed sentence.
    """

    passage: int
    shown_first: Literal["new", "old"]
    chosen: Literal["new", "old", "neither"]
    repeat: bool
    made_at: str


@dataclass(frozen=True, slots=True)
class Pick:
    """Which of some promises convinces most, and which least: indexes of sentences in the newer wording."""

    among: tuple[int, ...]
    best: int
    worst: int
    made_at: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands on a ballot now. `reached` is the index of the last sentence that was before the reader's eyes,
    -1 for none; `rating` is 1 to 5, 0 for none yet; who is `hurried` asked not to be counted.
    """

    marks: tuple[Mark, ...]
    reached: int
    answer: str
    rating: int
    hurried: bool = False
