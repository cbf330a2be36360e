"""Results as JSON: what may leave, and how."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from tellback.narrative.evidence import Word
from tellback.show.as_json import as_json


@dataclass(frozen=True, slots=True)
class Letter:
    """Something with a part that stays inside."""

    to: tuple[str, ...]
    draft: str = field(default="no", metadata={"json": False})


def test_what_stays_inside_is_left_out() -> None:
    assert json.loads(as_json(Letter(("Ana", "Ben")))) == {"to": ["Ana", "Ben"]}


def test_customers_words_leave_without_what_leads_to_the_customer() -> None:
    word = Word("Write to ana@example.com, version 5.2.1 crashes", 1, 1, "2026-05-01", "tickets", 0.9)
    assert json.loads(as_json((word,)))[0]["text"] == "Write to [email], version 5.2.1 crashes"
