"""Short readable ids, made from the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Container

from tellback.narrative.plain import plain

_EMPTY = frozenset(
    [
        *("a", "an", "and", "any", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "has", "have"),
        *("how", "i", "in", "into", "is", "it", "its", "now", "of", "on", "or", "our", "so", "that", "the", "their"),
        *("they", "this", "to", "today", "we", "what", "when", "where", "which", "who", "will", "with", "you", "your"),
    ],
)


def slug(text: str, taken: Container[str] = ()) -> str:
    """Up to five telling words of a text, joined by hyphens; a number behind makes it differ from those taken."""
    words = re.findall(r"\w+", re.sub(r"[’']s\b|['’]", "", plain(text)).lower().replace("_", " "))
    telling = [word for word in words if word not in _EMPTY] or words or ["untitled"]
    base = "-".join(telling[:5])[:60].strip("-")
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found
