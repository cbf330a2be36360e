"""A question of the FAQ, with its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from tellback.narrative.passage import Passage
from tellback.narrative.plain import plain
from tellback.text.span import Span

QuestionId = NewType("QuestionId", str)


class Circle(StrEnum):
    """Who the FAQ is for."""

    EXTERNAL = "external"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Question:
    """A question the story asks itself; `answer` is its Markdown, empty where it is left open.

    `passages` are the paragraphs of the answer, for whoever needs its sentences.
    """

    id: QuestionId
    text: str
    span: Span
    answer: str
    answer_span: Span | None
    circle: Circle
    passages: tuple[Passage, ...] = field(default=(), metadata={"json": False})

    @property
    def words(self) -> str:
        """Its text without Markdown, on one line."""
        return plain(self.text)
