"""What a change means to a reader, as the report and the page arrange it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellback.narrative.alignment import Kind
from tellback.narrative.change import Change


@dataclass(frozen=True, slots=True)
class Chapter:
    """Changes of one sort, under the word for them; `sign` stands for it where there is little room."""

    title: str
    sign: str
    changes: tuple[Change, ...]


DOUBT = 0.65
"""Below this confidence it is said that it may not be the same sentence."""

_SIGNS = {
    "New": "+",
    "Edited": "~",
    "Split": "÷",
    "Merged": "∪",
    "Said, but no promise any more": "○",
    "Gone": "−",
    "Moved": "↕",
}
_TITLES = {
    Kind.NEW: "New",
    Kind.EDITED: "Edited",
    Kind.MOVED_AND_EDITED: "Edited",
    Kind.SPLIT: "Split",
    Kind.MERGED: "Merged",
    Kind.GONE: "Gone",
    Kind.MOVED: "Moved",
}


def chapters(changes: Sequence[Change]) -> tuple[Chapter, ...]:
    """The changes by what they mean, in the order in which they matter; each chapter in the order of the story."""
    found = {title: tuple(change for change in changes if _title(change) == title) for title in _SIGNS}
    return tuple(Chapter(title, _SIGNS[title], those) for title, those in found.items() if those)


def _title(change: Change) -> str:
    if change.was_promise and not change.is_promise and change.kind is not Kind.GONE:
        return "Said, but no promise any more"
    if change.is_promise and not change.was_promise:
        return "New"
    return _TITLES[change.kind]


def where(change: Change) -> str:
    """The lines it stood and stands on."""
    was, now = (", ".join(dict.fromkeys(str(place.line) for place in each)) for each in (change.before, change.after))
    return f"line {was} → {now}" if was and now and was != now else f"line {now or was}"


def notes(change: Change) -> tuple[str, ...]:
    """What else there is to say of it."""
    known = change.kind not in {Kind.NEW, Kind.GONE}
    moved = ("moved, too",) if change.kind is Kind.MOVED_AND_EDITED else ()
    return (*moved, "perhaps another sentence") if known and change.confidence < DOUBT else moved
