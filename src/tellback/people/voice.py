"""Whose word counts where files tell otherwise of a customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tellback.people.export import Export
from tellback.people.queries.rosters import first_readings
from tellback.store.base import Store

COARSE = {"signs": 3, "table": 2, "chartmogul_activities": 1}
"""Of several kinds of roster that tell of a customer the finest counts: a billing system's, 0, before these."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A file as a witness, named by its first reading. The finer kind outweighs, then the file that came later.

    The order is the same however often the files are read again, so that no fact goes to and fro.
    """

    reading: int
    ranks: Mapping[int, tuple[int, int]]

    def outweighs(self, other: int) -> bool:
        """Whether its word stands against that of another file (0 where nobody kept whose it is), or is its own."""
        return other not in self.ranks or self.ranks[other] <= self.ranks[self.reading]


def voice(store: Store, export: Export) -> Voice:
    """The file about to be read, whose reading has begun, among all that were ever read."""
    first = first_readings(store)
    this = (export.source, export.location, export.roster.name)
    [reading] = (row["id"] for row in first if (row["source"], row["location"], row["roster"]) == this)
    return Voice(reading, {row["id"]: (-COARSE.get(row["roster"], 0), row["id"]) for row in first})
