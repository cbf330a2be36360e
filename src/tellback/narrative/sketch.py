"""Begin from the customer: five answers become a first draft, with brackets around what is open."""

from __future__ import annotations

import re

from tellback.narrative.brief import ASKED, Brief
from tellback.narrative.example import starter

_PLACE = re.compile(r"\{(\w+)(\.?)\}")


def sketch(product: str, brief: Brief) -> str:
    """A press release and FAQ with the answers in their places, and in brackets whatever is not known yet."""
    known = {name: getattr(brief, name) or f"[{question}]" for name, question, _ in ASKED}
    known["product"] = product or "[Product]"
    return _PLACE.sub(lambda place: _said(known[place[1]], sentence=bool(place[2])), starter("draft.md"))


def _said(words: str, sentence: bool) -> str:
    words = " ".join(words.split()).replace("<!--", "").rstrip(".")
    if not sentence or words.startswith("["):
        return words
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('!', '?', '…')) else '.'}"
