"""What one reader hands in: one ballot, however often the link is opened."""

from __future__ import annotations

from dataclasses import dataclass

from tellback.audience.mark import Mark


@dataclass(frozen=True, slots=True)
class Ballot:
    """`reader` is the number of its reader in the invitation; times are ISO 8601 in UTC, "" for not yet."""

    id: int
    invitation: int
    reader: int
    begun_at: str
    finished_at: str = ""
    erased_at: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands on a ballot now. `reached` is the index of the last sentence that was before the reader's eyes,
    -1 for none; `rating` is 1 to 5, 0 for none yet.
    """

    marks: tuple[Mark, ...]
    reached: int
    answer: str
    rating: int
