"""Customers known to be unhappy, whether they say so or not: from the first sign on, for some months."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tellback.people.level import Told
from tellback.people.spell import WIDE, day_number
from tellback.retention.exposure import Episodes, Watch, episodes
from tellback.retention.heard import Heard
from tellback.retention.queries import histories as queries
from tellback.store.base import Row, Store

if TYPE_CHECKING:
    from numpy import bool_, int32, int64
    from numpy.typing import NDArray

FRESH, RECENT = 30, 60
"""The comparison is made among those whose first sign is as long ago: up to a month, two, or longer."""
LOW = {"0-10": 6.0, "1-10": 6.0, "1-5": 2.0, "1-7": 3.0, "1-4": 2.0, "1-3": 1.0}
"""The highest score of each scale that is a sign of unhappiness; of another scale, two fifths of the way up."""
NO_SIGN = (
    "Nothing is known of unhappy customers who say nothing: no low score without words, no incident that somebody met."
    " Bring in such signs with their days: tellback customers FILE."
)


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """The first days on which customers may be taken to be unhappy; any number a customer, in any order."""

    customer: NDArray[int64]
    day: NDArray[int32]


@dataclass(frozen=True, slots=True, eq=False)
class Unhappy:
    """Their episodes from the day after the first sign on, and how many had complained before it (left out)."""

    watch: Watch
    lived: Episodes
    customers: int
    before: int


def signs(store: Store) -> Signs:
    """Every incident that a customer met, and every low score, with its day."""
    import numpy as np

    found = [(row["customer_id"], day_number(row["day"])) for row in queries.signs(store) if _unhappy(row)]
    columns = np.array(found, np.int64).reshape(-1, 2)
    return Signs(columns[:, 0], columns[:, 1].astype(np.int32))


def _unhappy(row: Row) -> bool:
    if row["kind"] == "incident":
        return True
    if row["score"] is None:
        return False
    known = LOW.get(row["scale"])
    if known is None:
        low, _, high = row["scale"].partition("-")
        if not (low.isdecimal() and high.isdecimal()):
            return False
        known = int(low) + 0.4 * (int(high) - int(low))
    return bool(row["score"] <= known)


def unhappy(watch: Watch, heard: Heard, seen: Signs, days: int) -> Unhappy:
    """Whoever showed a first sign while watched and had not complained before, for some days from the sign on.

    Time zero is the sign: whoever complains later counts as silent until then. How long ago the sign was is adjusted
    for. Source: emulating a target trial, Hernán and Robins (2016), American Journal of Epidemiology 183:758-764.
    """
    import numpy as np

    customer, day = _first(watch, seen)
    at = np.searchsorted(customer, heard.customer)
    at[at == len(customer)] = 0
    ours = customer[at] == heard.customer if len(customer) else np.zeros(len(heard), bool)
    before = np.unique(heard.customer[ours & (heard.day < day[at])] if len(customer) else heard.customer[:0])
    fresh = ~np.isin(customer, before)
    customer, day = customer[fresh], day[fresh]
    watched = replace(watch, watched=watch.watched & np.isin(watch.lives.customer, customer))
    told = _told(customer, day, days)
    lives = watch.lives
    marks = told.followed(lives.customer, lives.start, lives.stop).changes
    lived = episodes(watched, _of(heard, np.isin(heard.customer, customer)), marks)
    lived = lived.where(lived.mark >= 0)
    return Unhappy(watched, lived, len(customer), len(before))


def _first(watch: Watch, seen: Signs) -> tuple[NDArray[int64], NDArray[int32]]:
    """The first sign of each customer within the time in which they are watched."""
    import numpy as np

    lives = watch.lives
    spell = np.searchsorted(lives.customer * WIDE + lives.start, seen.customer * WIDE + seen.day, "right") - 1
    inside = (spell >= 0) & (seen.day > 0)
    inside &= watch.watched[spell] & (lives.customer[spell] == seen.customer)
    inside &= (seen.day >= watch.begin[spell]) & (seen.day < lives.stop[spell])
    order = np.lexsort((seen.day[inside], seen.customer[inside]))
    customer, first = np.unique(seen.customer[inside][order], return_index=True)
    return customer, seen.day[inside][order][first]


def _told(customer: NDArray[int64], day: NDArray[int32], days: int) -> Told:
    """When the mark of a sign begins, ages, and ends."""
    import numpy as np

    turns = [(0, 0), *((after, level) for after, level in ((FRESH, 1), (RECENT, 2)) if after < days), (days, -1)]
    level = np.concatenate([np.full(len(customer), mark, np.int16) for _, mark in turns])
    when = np.concatenate([day + after for after, _ in turns]).astype(np.int32)
    return Told(np.tile(customer, len(turns)), when, level)


def _of(heard: Heard, chosen: NDArray[bool_]) -> Heard:
    return Heard(heard.customer[chosen], heard.day[chosen], heard.answered[chosen])
