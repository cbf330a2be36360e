"""The kind of a mark as people write it: a word, or the sign that stands beside the box."""

from __future__ import annotations

import re

from tellback.audience.mark import Kind

WORDS = {
    Kind.EXCITES: "excites|excited|exciting|excite|likes|like|love|loves|plus",
    Kind.CONFUSES: "confuses|confused|confusing|confuse|unclear|huh",
    Kind.DOUBTS: "doubts|doubted|doubtful|doubt|dubious",
}
SIGNS = {Kind.EXCITES: "✦★+!", Kind.CONFUSES: "?", Kind.DOUBTS: "✕✗✘×x"}
_CELL = {
    kind: re.compile(rf"\W*(?:{words})\W*|[{re.escape(SIGNS[kind])}]", re.IGNORECASE) for kind, words in WORDS.items()
}
_LEAD = {
    kind: re.compile(
        rf"\s*(?:[{re.escape(SIGNS[kind])}]{{1,3}}(?=$|[\s:])|(?:{words})(?=\s*$|\s*[:;,.!?\n–—-]|\s+(?:me|this)\b)|"
        rf"(?:{words.split('|')[0]})\b)\s*[:;,.–—-]*\s*",
        re.IGNORECASE,
    )
    for kind, words in WORDS.items()
}


def kind_of(cell: str) -> Kind | None:
    """The kind that a cell names; None where it names none."""
    return next((kind for kind, shape in _CELL.items() if shape.fullmatch(cell.strip())), None)


def apart(comment: str) -> tuple[Kind | None, str]:
    """The kind that a comment begins with, and the rest of it: "doubts: every one?" doubts, "every one?"."""
    for kind, shape in _LEAD.items():
        if found := shape.match(comment):
            return kind, comment[found.end() :].strip()
    return None, comment.strip()
