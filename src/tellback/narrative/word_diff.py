"""Two wordings of a sentence as one, with what was taken out and what was put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from tellback.narrative.change import Mark, Piece

_WORD = re.compile(r"\s+|\w+(?:['’]\w+)?|[^\w\s]")


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """What was removed stands before what was added; changes with only blanks between them are one."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[Piece] = []
    out = into = ""
    for removed, added, same in _steps(old, new):
        if same.strip() or not (out or into):
            found += [Piece(out, Mark.REMOVED), Piece(into, Mark.ADDED), Piece(same, Mark.SAME)]
            out = into = ""
        else:
            out, into = out + same, into + same
        out, into = out + removed, into + added
    found += [Piece(out, Mark.REMOVED), Piece(into, Mark.ADDED)]
    return tuple(piece for piece in found if piece.text)


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """What was removed and added, or else what is the same, in order."""
    for tag, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = "".join(old[a:a_end]), "".join(new[b:b_end])
        yield ("", "", removed) if tag == "equal" else (removed, added, "")
