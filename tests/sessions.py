"""Readers of two versions of Heron Mail's story whose truth is known, without a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

import numpy as np

from tellback.audience.ballot import Choice
from tellback.audience.compared import Compared
from tellback.audience.heard import Heard, Reader
from tellback.audience.invitation import Audience, Invitation
from tellback.audience.mark import Kind, Mark
from tellback.audience.passages import changed
from world import STORY

OLDER = (
    STORY.replace("exactly the order you gave them", "alphabetical order")
    .replace("under one second across ten years", "about a minute across one year")
    .replace("a whole working day, and sends when you are back", "an hour")
    .replace("for twelve months", "for a month, we hope")
    .replace("free for one account", "free while it is new")
)
PASSAGES = [each.at for each in changed(OLDER, STORY, False)]
COMPARES = replace(
    Invitation(1, "prfaq.md", "v4", Audience.CUSTOMERS, True, 100_000, "2999-01-01", "2026-01-01", "Ana", text=STORY),
    against="v3",
    earlier=OLDER,
)
CLOSED = replace(COMPARES, withdrawn_at="2026-09-01")
CHOSEN: dict[float, Literal["new", "old", "neither"]] = {1.0: "new", 0.0: "old", 0.5: "neither"}


def read(number: int, version: str, **said: Any) -> Reader:
    """A reader of the customers who finished, the one after the other."""
    began, ended = (f"2026-02-01T10:{number:06}{half}" for half in "ab")
    start = Reader(number, 1, number, Audience.CUSTOMERS, version, began, ended, through=True, seconds=300)
    return replace(start, **said)


def chose(*scores: float) -> tuple[Choice, ...]:
    """One choice for each passage, 1 for the new wording."""
    return tuple(Choice(at, "new", CHOSEN[score], False, "") for at, score in zip(PASSAGES, scores, strict=False))


def marked(*kinds: Kind | None) -> dict[str, Any]:
    """A mark for each sentence that was seen, or none."""
    marks = tuple(Mark(at, kind, "", "") for at, kind in enumerate(kinds) if kind)
    return {"marks": marks, "seen": tuple(range(len(kinds))), "reached": len(kinds) - 1}


def session(readers: Sequence[Reader], *asked: Invitation, k: int = 5) -> Compared:
    """What is compared after these readers, of an invitation that is open unless said otherwise."""
    heard = Heard("prfaq.md", {"v3": OLDER, "v4": STORY}, tuple(readers), asked or (COMPARES,))
    return Compared(heard, "v3", "v4", k)


def turns(readers: int, random: np.random.Generator) -> list[str]:
    """Which version each gets: of every two each of both, by chance."""
    blocks = [("v3", "v4") if random.random() < 0.5 else ("v4", "v3") for _ in range((readers + 1) // 2)]
    return [version for block in blocks for version in block][:readers]
