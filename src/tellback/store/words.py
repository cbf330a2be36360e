"""What a person typed into a search box, cut into terms: no input is an error, nothing in it is an operator."""

from __future__ import annotations

import re

TERM = re.compile(r'"([^"]+)"|([^\s"]+)')
LETTER = re.compile(r"[^\W_]")
PREFIX = 4


def terms(words: str) -> list[str]:
    """The words, and phrases in double quotes, that hold a letter or a digit; at most 32 of them."""
    found = (phrase or word for phrase, word in TERM.findall(words.replace("\0", " ")))
    return [term for term in found if LETTER.search(term)][:32]


def is_stem(term: str) -> bool:
    """Whether a term also finds longer words that begin with it: "crash" finds "crashes", "art" no "article"."""
    return len(term) >= PREFIX and not any(character.isspace() for character in term)
