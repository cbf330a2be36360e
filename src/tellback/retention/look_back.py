"""Past days as they looked on that day: who would have been flagged, and who left soon after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellback.retention.backtest import AHEAD, Look
from tellback.retention.rhythm import quiet, rhythms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Ints = NDArray[np.int64]

LEFT = 1


@dataclass(frozen=True, slots=True)
class Stays:
    """Stretches of being a customer, a row each: of whom (by place, 0 to `customers` - 1), from when to when.

    Days are ordinals, `start` 0 where unknown. `stop` is the day of the end, or the last day known; `ending` is 0 where
    it still ran then, 1 where the customer chose to leave, 2 otherwise. `decided` is the day on which the end was known
    to come.
    """

    customers: int
    place: Ints
    start: Ints
    stop: Ints
    ending: Ints
    decided: Ints


@dataclass(frozen=True, slots=True)
class Signs:
    """Days on which customers were heard of, a row each: whose (by place), from which day to before which day."""

    place: Ints
    day: Ints
    until: Ints


def since(stays: Stays, day: int) -> Ints:
    """For each place the day since which they are a customer on that day; -1 where they are none, or are going."""
    import numpy as np

    running = (stays.start <= day) & ((stays.stop > day) | ((stays.ending == 0) & (stays.stop >= day)))
    held = running & (stays.decided > day)
    found = np.full(stays.customers, -1)
    found[stays.place[held]] = stays.start[held]
    return found


def fell_quiet(stays: Stays, heard: Signs, days: Iterable[int], ahead: int = AHEAD) -> Iterator[Look]:
    """Customers with a rhythm on each day, flagged where they were silent for longer than it allows."""
    for day in days:
        known, silent = quiet_on(stays, heard, day)
        yield Look(_iso(day), since(stays, day) >= 0, known, silent, _left(stays, day, ahead))


def quiet_on(stays: Stays, heard: Signs, day: int) -> tuple[Flags, Flags]:
    """By place: who is a customer with a rhythm on that day, and who of them is silent for longer than it allows."""
    import numpy as np

    begun = since(stays, day)
    told = (heard.day <= day) & (begun[heard.place] >= 0) & (heard.day >= begun[heard.place])
    found = rhythms(heard.place[told], heard.day[told])
    known, silent = np.zeros((2, stays.customers), np.bool_)
    known[found.customer] = True
    silent[found.customer] = quiet(found, day)
    return known, silent


def waited(stays: Stays, complaints: Signs, days: Iterable[int], ahead: int = AHEAD) -> Iterator[Look]:
    """All customers on each day, flagged where a complaint of theirs was unanswered."""
    for day in days:
        here = since(stays, day) >= 0
        yield Look(_iso(day), here, here, waiting_on(stays, complaints, day), _left(stays, day, ahead))


def waiting_on(stays: Stays, complaints: Signs, day: int) -> Flags:
    """By place: who is a customer on that day with a complaint that is unanswered so far."""
    import numpy as np

    begun = since(stays, day)[complaints.place]
    open_ = (complaints.day <= day) & (complaints.until > day) & (begun >= 0) & (complaints.day >= begun)
    found = np.zeros(stays.customers, np.bool_)
    found[complaints.place[open_]] = True
    return found


def _left(stays: Stays, day: int, ahead: int) -> Flags:
    import numpy as np

    gone = (stays.ending == LEFT) & (stays.start <= day) & (stays.stop > day) & (stays.stop <= day + ahead)
    found = np.zeros(stays.customers, np.bool_)
    found[stays.place[gone]] = True
    return found


def _iso(day: int) -> str:
    from datetime import date

    return date.fromordinal(day).isoformat()
