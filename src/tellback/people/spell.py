"""A customer's unbroken time: at least one subscription runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tellback.people.subscription import LEFT, Subscription

if TYPE_CHECKING:
    from numpy import int32, int64
    from numpy.typing import NDArray

GAP = 1
"""A gap of so many days between two subscriptions is no end: one day to pay the next bill."""

WIDE = 1 << 22
"""More than any day number: `customer * WIDE + day` orders days within customers."""

RUNS, ENDED, INVOLUNTARY = 0, 1, 2
"""How a spell ended: it runs; the customer left; payment failed, or something else that was not their wish."""


@dataclass(frozen=True, slots=True)
class Spell:
    """From the first day of the first subscription to the last day of the last; ISO days, `ended_at` "" while it runs.

    `started_at` is "" where no day is known; `ending` is that of the subscription that ran longest.
    """

    started_at: str
    ended_at: str
    ending: str


def spells(subscriptions: Iterable[Subscription], gap: int = GAP) -> tuple[Spell, ...]:
    """The spells of one customer, in their order: coming back after more than `gap` days opens the next."""
    import numpy as np

    kept = list(subscriptions)
    start = np.array([day_number(each.started_at) for each in kept], np.int32)
    stop = np.array([day_number(each.ended_at) or WIDE - gap - 2 for each in kept], np.int32)
    order, begins = runs(np.zeros(len(kept), np.int64), start, stop, gap)
    groups = np.split(order, begins[1:]) if kept else []
    return tuple(_spell([kept[at] for at in group]) for group in groups)


def runs(
    customer: NDArray[int64], start: NDArray[int32], stop: NDArray[int32], gap: int = GAP
) -> tuple[NDArray[int64], NDArray[int64]]:
    """Stretches put in order of customer and start, and where in that order each spell begins.

    Intervals that touch, overlap or leave at most `gap` days between them are one (gaps and islands by running
    maximum). Days are numbers as `date.toordinal` gives them, 0 where unknown.
    """
    import numpy as np

    order = np.lexsort((stop, start, customer))
    base = customer[order] * WIDE
    reach = np.maximum.accumulate(base + stop[order]) if len(order) else base
    opens = np.ones(len(order), bool)
    opens[1:] = (base[1:] != base[:-1]) | (base[1:] + start[order][1:] > reach[:-1] + gap)
    return order, np.flatnonzero(opens)


def day_number(day: str) -> int:
    """An ISO day (or moment) as a number, `date.toordinal`; 0 where it is unknown."""
    return date.fromisoformat(day[:10]).toordinal() if day else 0


def _spell(together: list[Subscription]) -> Spell:
    running = any(not each.ended_at for each in together)
    ended = "" if running else max(each.ended_at for each in together)
    last = [each.ending or LEFT for each in together if each.ended_at == ended]
    ending = "" if running else LEFT if LEFT in last else last[0]
    return Spell(min(each.started_at for each in together), ended, ending)
