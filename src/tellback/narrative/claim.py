"""Something the press release promises a customer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from tellback.narrative.plain import plain
from tellback.text.span import Span

ClaimId = NewType("ClaimId", str)


class Standing(StrEnum):
    """Who says that a sentence is a promise."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Claim:
    """A promise: its sentence, where it stands, and why the program takes it for one.

    `mark` is where the author's comment about it stands; `named` says that its id is the author's own, given there.
    """

    id: ClaimId
    text: str
    span: Span
    standing: Standing
    reason: str
    mark: Span | None = field(default=None, metadata={"json": False})
    named: bool = field(default=False, metadata={"json": False})

    @property
    def words(self) -> str:
        """Its text without Markdown, on one line."""
        return plain(self.text)
