"""What somebody meant who mistyped a name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MANY = 12
"""So many names are listed where none is near; more would not be read."""


def nearest(name: str, known: Iterable[str]) -> str:
    """The nearest of the known names; empty where none is near."""
    return next(iter(get_close_matches(name, list(dict.fromkeys(known)), 1, 0.5)), "")


def hint(name: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest of the known names, or all where they are few; empty where there are none."""
    names = list(dict.fromkeys(known))
    if near := nearest(name, names):
        return f"Did you mean `{near}`?"
    return f"There is: {', '.join(names)}." if 0 < len(names) <= MANY else ""
