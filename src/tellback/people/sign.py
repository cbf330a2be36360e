"""Something known of a customer beside their words."""

from __future__ import annotations

from dataclasses import dataclass

USAGE, INCIDENT, SCORE = "usage", "incident", "score"


@dataclass(frozen=True, slots=True)
class Sign:
    """How much a customer uses, an incident they were exposed to, or a score they gave.

    It holds from `day` ("" where the roster gives none: at all times) to `until` ("" = until the next). Usage has a
    `level` ("heavy") or a number in `score`; a score has its `scale` ("0-10") and says whether words came with it;
    `name` tells measures apart ("logins", "nps").
    """

    customer: str
    kind: str
    day: str = ""
    until: str = ""
    name: str = ""
    level: str = ""
    score: float | None = None
    scale: str = ""
    worded: bool = False
