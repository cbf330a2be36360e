"""What somebody meant who mistyped a name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MANY = 12
"""So many names are listed where none is near; more would not be read."""


def hint(name: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest of the known names, or all where they are few; empty where there are none."""
    names = list(dict.fromkeys(known))
    near = get_close_matches(name, names, 1, 0.5)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"There is: {', '.join(names)}." if 0 < len(names) <= MANY else ""
