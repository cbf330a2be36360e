"""What is left of a text when order, endings and small words are taken away."""

from __future__ import annotations

import re

from tellback.narrative.english import small_words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_ASKING = frozenset(("what", "how", "why", "who", "when", "where", "which", "not", "no", "without", "before", "after"))


def bare(text: str) -> str:
    """A text's words in small letters, a blank between them."""
    return " ".join(_WORD.findall(text.lower()))


def gist(text: str) -> frozenset[str]:
    """The words that carry the meaning, plural and singular alike; in a question, what it asks for."""
    kept = (word for word in _WORD.findall(text.lower()) if word not in small_words() or word in _ASKING)
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in kept)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two texts have in common, 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one or other else 0.0
