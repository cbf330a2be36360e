"""What customers (or readers, or deliveries) say about one place of the story."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tellback.stats.verdict import Verdict


def _redacted(words: str) -> str:
    from tellback.people.redact import redact

    return redact(words)


class Relation(StrEnum):
    """How a customer's words stand to a promise or a question."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEAR = "near"
    ASKS = "asks"


@dataclass(frozen=True, slots=True)
class Word:
    """One customer's words, an exact substring of the message: never longer, never mended; redacted where shown."""

    text: str = field(metadata={"json": _redacted})
    message: int
    passage: int
    said_on: str
    source: str
    sureness: float
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything of one relation about one place. People are counted, not messages."""

    about: str
    relation: Relation
    people: int
    messages: int
    words: tuple[Word, ...] = ()
    precision: Verdict | None = None
    note: str = ""
