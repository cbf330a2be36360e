"""What a sentence did to one reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a reader may say of a sentence."""

    EXCITES = "excites"
    CONFUSES = "confuses"
    DOUBTS = "doubts"


@dataclass(frozen=True, slots=True)
class Mark:
    """`sentence` is its index in the wording of the version that was read; `note` is in the reader's words."""

    sentence: int
    kind: Kind
    note: str
    made_at: str
