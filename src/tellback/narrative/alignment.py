"""What became of a sentence from one version to the next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What happened to it. Only case and Markdown may differ in what is exact."""

    EXACT = "exact"
    EDITED = "edited"
    MOVED = "moved"
    MOVED_AND_EDITED = "moved and edited"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the older version and the one it is in the newer, by index; None where it is in one of them only.

    A sentence that was split stands in one pair for each of its parts, a merged one in a pair for each of its sources;
    `leads` says which of these carries the identity on. `confidence` is 0 to 1.
    """

    older: int | None
    newer: int | None
    kind: Kind
    confidence: float
    leads: bool = True
