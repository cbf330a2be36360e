"""Everything one reader did, from beginning to end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tellback.audience.ballot import Choice, Pick
from tellback.audience.mark import Mark


@dataclass(frozen=True, slots=True)
class Session:
    """One reader's. `version` is the one they were given; `answers` are by question; the times are ISO 8601 in UTC,
    `finished_at` "" for who did not come to the end.
    """

    version: str
    began_at: str
    marks: tuple[Mark, ...]
    reached: int
    read_at: str
    answers: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    picks: tuple[Pick, ...] = ()
    finished_at: str = ""
