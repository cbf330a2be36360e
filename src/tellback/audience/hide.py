"""Hide groups of so few readers that somebody would be recognised, and what would give them away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tellback.audience.invitation import Audience


@dataclass(frozen=True, slots=True)
class Open:
    """Which audiences may be shown, and whether all of them taken together may."""

    audiences: frozenset[Audience]
    together: bool


def hide(readers: Mapping[Audience, int], k: int) -> Open:
    """Hide each audience of 1 to `k` - 1 readers, and as many more as it takes that no sum brings them back.

    Those hidden are together `k` or more, or the total is hidden with them.
    """
    return _hide(tuple(readers.items()), k)


@lru_cache(maxsize=4096)
def _hide(readers: tuple[tuple[Audience, int], ...], k: int) -> Open:
    import numpy as np

    from tellback.stats.conceal import conceal

    away = conceal(np.array([[n for _, n in readers]], np.int64), k)
    shown = (each for (each, _), hidden in zip(readers, away.cells[0].tolist(), strict=True) if not hidden)
    return Open(frozenset(shown), not bool(away.rows[0]))
