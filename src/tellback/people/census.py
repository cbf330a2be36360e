"""Who is known: how many customers, since when, and how many of them left."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from tellback.people.lives import Lives, last_day, lives
from tellback.people.queries import census as queries
from tellback.people.queries.rosters import ROSTERS
from tellback.people.spell import ENDED, INVOLUNTARY, RUNS
from tellback.store.base import Row, Store


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a file: rows read and set aside, things new and changed; `id` names it."""

    id: int
    source: str
    roster: str
    location: str
    on: str
    finished: bool
    until: str
    read: int
    added: int
    changed: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Census:
    """Customers with a time as a customer: `spells` counts their times, for some came back.

    `running` spells go on, in `left` the customer left, in `involuntary` the payment failed or something else ended
    it; `undated` began on no known day. `unpaid` are known by name alone, without any subscription. `since` and
    `until` are the first and the last day known. `shared` e-mail addresses belong to several customers. `signs` by
    kind, in customers.
    """

    customers: int
    spells: int
    running: int
    left: int
    involuntary: int
    undated: int
    unpaid: int
    since: str
    until: str
    shared: int
    signs: tuple[tuple[str, int], ...]
    readings: tuple[Reading, ...]


def census(store: Store) -> Census:
    """Who is known, counted anew only after a file was read or somebody erased: of a million it takes ten seconds."""
    stamp = queries.stamp(store)
    kept = queries.kept(store, stamp)
    told: dict[str, Any] = json.loads(kept) if kept else _counted(store, lives(store))
    if not kept:
        queries.keep(store, stamp, json.dumps(told))
    told["signs"] = tuple((kind, n) for kind, n in told["signs"])
    return Census(
        **told,
        until=last_day(store),
        readings=tuple(
            Reading(
                id=row["id"],
                source=row["source"],
                roster=row["roster"],
                location=row["location"],
                on=row["started_at"][:10],
                finished=bool(row["ended_at"]),
                until=row["newest"],
                read=row["rows_read"],
                added=row["added"],
                changed=row["changed"],
                set_aside=row["set_aside"],
            )
            for row in ROSTERS.all(store)
        ),
    )


def _counted(store: Store, found: Lives) -> dict[str, Any]:
    import numpy as np

    paying = len(np.unique(found.customer))
    dated = found.start[found.start > 0]
    return {
        "customers": paying,
        "spells": len(found),
        "running": int((found.ending == RUNS).sum()),
        "left": int((found.ending == ENDED).sum()),
        "involuntary": int((found.ending == INVOLUNTARY).sum()),
        "undated": len(found) - len(dated),
        "unpaid": queries.known(store) - paying,
        "since": _day(int(dated.min())) if len(dated) else "",
        "shared": queries.shared(store),
        "signs": [(row["kind"], row["n"]) for row in queries.signs(store)],
    }


def set_aside(store: Store, reading: int, most: int = 1000) -> tuple[Row, ...]:
    """The rows a reading could not take and that are still to be mended: `line`, `column`, `reason`, `raw`."""
    return tuple(ROSTERS.aside_of(store, reading, most))


def _day(number: int) -> str:
    return date.fromordinal(number).isoformat()
