"""Something an editor would say about one place of the story."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellback.text.span import Span


class Tier(StrEnum):
    """How much a finding matters: mend it, better mend it, think about it. They are never summed into a score."""

    MUST = "must"
    SHOULD = "should"
    CONSIDER = "consider"


@dataclass(frozen=True, slots=True)
class Fix:
    """Text to put in the place of a span. A safe one changes no meaning: `--fix` applies it unasked."""

    span: Span
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at a place, and a better sentence where one can be derived.

    A rule says where, what and how to mend it; `check` adds the rule's name, its tier (unless the rule set one for
    this very finding) and the file's path.
    """

    span: Span
    message: str
    better: str = ""
    fix: Fix | None = None
    tier: Tier | None = None
    rule: str = ""
    path: str = ""
