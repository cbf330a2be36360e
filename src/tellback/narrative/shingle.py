"""Texts held against each other by the words they share."""

from __future__ import annotations

import re

from tellback.narrative.english import small_words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_ASKING = frozenset(("what", "how", "why", "who", "when", "where", "which", "not", "no", "without", "before", "after"))


def normal(text: str) -> str:
    """A text by its words alone."""
    return " ".join(_WORD.findall(text.lower()))


def content(text: str) -> frozenset[str]:
    """The words that carry the meaning, plural and singular alike."""
    kept = (word for word in _WORD.findall(text.lower()) if word not in small_words() or word in _ASKING)
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in kept)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two texts have in common, 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one or other else 0.0
