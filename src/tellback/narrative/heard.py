"""What customers say of one story, for the rules that listen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellback.narrative.story import ToldClaim


@dataclass(frozen=True, slots=True)
class Asked:
    """What customers ask and the FAQ leaves open, in the words of one of them, redacted.

    `nearest` is the question of the FAQ that comes closest, "" where none does; `since` the day of the first, or "".
    """

    text: str
    people: int
    since: str
    nearest: str


@dataclass(frozen=True, slots=True)
class Heard:
    """The promises with what is said of them, and what stays open, most people first."""

    claims: tuple[ToldClaim, ...] = ()
    asked: tuple[Asked, ...] = ()


NOTHING = Heard()
