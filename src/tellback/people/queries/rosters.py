"""Each reading of a file of customers."""

from __future__ import annotations

from tellback.store.base import Row, Store
from tellback.store.readings import Readings

ROSTERS = Readings("rosters", aside="roster_aside", by="roster_id", by_column=True)


def first_readings(store: Store) -> list[Row]:
    """The first reading of each file, by `source`, `location` and `roster`, its kind."""
    return store.query("select min(id) as id, source, location, roster from rosters group by source, location, roster")
