"""The story with everything that came back about it."""

from __future__ import annotations

from dataclasses import dataclass

from tellback.narrative.claim import Claim
from tellback.narrative.evidence import Evidence
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.question import Question


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A promise and what customers say of it."""

    claim: Claim
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ToldQuestion:
    """A question of the FAQ and who asks it."""

    question: Question
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One PR/FAQ held against what came back."""

    prfaq: PRFAQ
    claims: tuple[ToldClaim, ...]
    questions: tuple[ToldQuestion, ...]
