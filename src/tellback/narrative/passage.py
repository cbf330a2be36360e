"""A paragraph of the story, and the sentences in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellback.text.span import Span


class Role(StrEnum):
    """What a paragraph does in a press release."""

    SUMMARY = "summary"
    PROBLEM = "problem"
    SOLUTION = "solution"
    QUOTE = "quote"
    HOW_IT_WORKS = "how it works"
    CALL_TO_ACTION = "call to action"
    BOILERPLATE = "boilerplate"
    ANSWER = "answer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, as it is read: exactly what stands in the file, its variables filled."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph (or list item) with the role it plays and how sure that is, 0 to 1."""

    text: str
    span: Span
    role: Role
    confidence: float
    sentences: tuple[Sentence, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody is given in the story."""

    text: str
    speaker: str
    span: Span
