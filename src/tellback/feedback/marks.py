"""What can be counted in a sentence about how it feels: words, what turns them round, and how they stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from tellback.feedback.lexicon import BROKEN, LANGUAGES, NOT, STOPPED, TOO, kinds_of
from tellback.feedback.lexicon import KINDS as WORDS
from tellback.text.asking import is_question
from tellback.text.language import words_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Marks = NDArray[np.float32]

REACH = 3
"""A "not" turns round what stands at most so many words behind it (in front of it too, but not in English)."""

_KINDS = len(WORDS)
_TURNED = ("broken", "bad", "good", "deed")
_MORE = ("wished good", "changed", "exclaims", "smiles", "frowns", "warm", "cold", "leaning", "length", "mixed", "bare")
MARKS = (*WORDS, *(f"not {kind}" for kind in _TURNED), *_MORE)
_GOOD, _DEED, _WISH, _ASK, _BAD = (WORDS.index(kind) for kind in ("good", "deed", "wish", "ask", "bad"))
_NOT_BROKEN, _NOT_BAD, _NOT_GOOD, _NOT_DEED = range(_KINDS, _KINDS + len(_TURNED))
_SMILES = frozenset("😀😃😄😁😍🥰😊👍❤💕🎉🙏👏🙂😎🤩💯😘⭐🌟")
_FROWNS = frozenset("😡🤬😠👎😢😭😞😤💩🙁☹😒😩😫🤮😕")
_CHANGED = re.compile(
    r"\b(used to|no longer|any ?more|nothing happens|no way|bring back|waste of|at all|fed up|over and over|"
    r"all the time|(every|each) time)\b",
    re.IGNORECASE,
)


def marks(texts: Sequence[str], languages: Sequence[str]) -> Marks:
    """One row of MARKS for each text. Words are known for LANGUAGES; of other texts only signs and emojis count."""
    import numpy as np

    table = np.array([_marks(*pair) for pair in zip(texts, languages, strict=True)], np.float32)
    return np.minimum(table.reshape(len(texts), len(MARKS)), 3)


def _marks(text: str, language: str) -> list[float]:
    words = words_in(text)
    known = language in LANGUAGES
    counts, warm, cold = _counted(words, language) if known else ([0] * (_KINDS + len(_TURNED)), 0.0, 0.0)
    against = counts[BROKEN] + counts[_BAD] + counts[_NOT_GOOD] + counts[_NOT_DEED]
    favour = counts[_GOOD] + counts[_NOT_BROKEN] + counts[_NOT_BAD]
    counts[_ASK] = is_question(text, language)
    plain = not text.isascii()
    leaning = warm - cold
    return [
        *counts,
        counts[_GOOD] > 0 and counts[_WISH] > 0,
        known and bool(_CHANGED.search(text)),
        text.count("!"),
        plain and not _SMILES.isdisjoint(text),
        plain and not _FROWNS.isdisjoint(text),
        warm / 2,
        cold / 2,
        leaning / (leaning * leaning + 15) ** 0.5,
        min(len(words), 40) / 20,
        against > 0 and favour > 0,
        against + favour == 0,
    ]


def _counted(words: list[str], language: str) -> tuple[list[int], float, float]:
    """How many words there are of each kind, plain and turned round, and how warm and how cold they are in all."""
    known = kinds_of(language)
    warmth = _warmth() if language == "en" else {}
    kinds = [known[word] for word in words]
    turned = _turned(kinds, both_ways=language != "en")
    counts = [0] * (_KINDS + len(_TURNED))
    warm = cold = 0.0
    for at, (word, of) in enumerate(zip(words, kinds, strict=True)):
        value = warmth.get(word, 0.0)
        if value:
            value *= (-0.74 if turned[at] else 1.0) * (1.2 if at and TOO in kinds[at - 1] else 1.0)
            warm, cold = (warm + value, cold) if value > 0 else (warm, cold - value)
        for kind in of:
            counts[_KINDS + kind if turned[at] and kind < len(_TURNED) else kind] += 1
    return counts, warm, cold


def _turned(kinds: list[tuple[int, ...]], both_ways: bool) -> list[bool]:
    turned = [False] * len(kinds)
    for at, of in enumerate(kinds):
        if NOT in of or STOPPED in of:
            for near in range(max(0, at - REACH) if both_ways else at + 1, min(len(kinds), at + REACH + 1)):
                turned[near] = turned[near] or near != at
    return turned


@cache
def _warmth() -> dict[str, float]:
    """How warm (up to 4) or cold (down to -4) English words are: the lexicon of VADER (Hutto and Gilbert, 2014)."""
    from tellback.model.weights import weight_file

    lines = weight_file("vaderSentiment", "vader_lexicon.txt", "all").read_text(encoding="utf-8").splitlines()
    return {cells[0]: float(cells[1]) for line in lines if len(cells := line.split("\t")) > 1}
