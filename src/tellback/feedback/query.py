"""What a person looks for among the messages, and what is found."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellback.feedback.stance import Stance
from tellback.narrative.evidence import Word
from tellback.people.redact import redact


@dataclass(frozen=True, slots=True)
class Query:
    """Words and meaning, narrowed by any of the rest. Dates are ISO days, both inclusive."""

    words: str = ""
    theme: int | None = None
    about: str = ""
    stance: Stance | None = None
    source: str = ""
    plan: str = ""
    since: str = ""
    until: str = ""
    most: int = 20
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A message that fits, with the passage that fits best and what stands around it."""

    word: Word
    before: str = field(metadata={"json": redact})
    after: str = field(metadata={"json": redact})
    title: str = field(metadata={"json": redact})
    plan: str
    stance: Stance
    theme: int | None
    theme_name: str
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found: `total` messages fit, `found` is the part asked for."""

    query: Query
    total: int
    found: tuple[Found, ...]
