"""What changed of a story between two versions, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellback.narrative.alignment import Kind
from tellback.narrative.version import Version


class Mark(StrEnum):
    """What happened to some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence, and what happened to them; blanks and marks count as words."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence without Markdown, and where it begins in its version's text."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one sentence: `before` has several where some were merged, `after` where one was split.

    `claim` is the promise's id, empty where it has none; `pieces` is the old and the new wording in one.
    """

    kind: Kind
    confidence: float
    before: tuple[Place, ...]
    after: tuple[Place, ...]
    pieces: tuple[Piece, ...]
    was_promise: bool = False
    is_promise: bool = False
    claim: str = ""

    @property
    def reworded(self) -> bool:
        """Whether both versions say it, in other words."""
        return self.kind not in {Kind.NEW, Kind.GONE, Kind.MOVED, Kind.EXACT}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions held against each other; without two versions `note` says what to do.

    `reasons` are the versions saved in between, the newer one included, the latest first.
    """

    path: str
    older: Version | None = None
    newer: Version | None = None
    reasons: tuple[Version, ...] = ()
    promises: tuple[Change, ...] = ()
    others: tuple[Change, ...] = ()
    same_promises: int = 0
    same_others: int = 0
    note: str = ""
