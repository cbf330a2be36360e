"""What customers ask, held against what the FAQ answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellback.narrative.evidence import Word
from tellback.people.redact import redact


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question customers ask and the FAQ leaves open. `text` is one customer's own words, a substring of a message.

    `nearest` is the FAQ question that comes closest without answering it, and `closeness` how close, 0 to 1.
    """

    text: str = field(metadata={"json": redact})
    people: int
    messages: int
    since: str
    nearest: str
    closeness: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question of the FAQ and the customers who ask it: they may not have found the answer."""

    id: str
    text: str
    people: int
    messages: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Open questions, most people first, then the FAQ's own by how often they are asked."""

    open: tuple[OpenQuestion, ...]
    answered: tuple[AnsweredQuestion, ...]
    people: int
    messages: int
