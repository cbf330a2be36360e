"""How long customers stayed: one row a spell, as arrays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tellback.people.gathered import Days, Numbers, gathered
from tellback.people.level import Changes, Told, read_plans, read_usage
from tellback.people.queries import lives as queries
from tellback.people.spell import GAP, WIDE, day_number, runs
from tellback.people.stretch import Stretches, read_stretches
from tellback.store.base import Store

if TYPE_CHECKING:
    from numpy import float64, int8, int16, int32, int64
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Lives:
    """One row a spell, in order of customer and start. Days are numbers as `date.toordinal` gives them, 0 unknown.

    `stop` is the last day, or the last known day where the spell runs; `first` the day since which the person has
    been a customer at all; `ending` 0 runs, 1 left, 2 involuntary; `decided` when the end was asked for. `plan`,
    `segment` and `usage` are as known before the spell's first interval, indexes into their names, -1 unknown;
    what became of plan and usage later stands in the changes. `revenue` is a month's at the end, nan unknown.
    `usage_dated` is False where usage was told without a day: it may have been measured after the customer left.
    """

    customer: NDArray[int64]
    start: NDArray[int32]
    stop: NDArray[int32]
    first: NDArray[int32]
    ending: NDArray[int8]
    decided: NDArray[int32]
    plan: NDArray[int16]
    plan_names: tuple[str, ...]
    segment: NDArray[int16]
    segment_names: tuple[str, ...]
    usage: NDArray[int16]
    usage_names: tuple[str, ...]
    revenue: NDArray[float64]
    plan_changes: Changes
    usage_changes: Changes
    usage_dated: bool = True

    def __len__(self) -> int:
        return len(self.customer)


def last_day(store: Store) -> str:
    """Up to which day it is known who stayed: the newest day that any roster of subscriptions tells of; "" for none."""
    return queries.newest(store)


def lives(store: Store, until: str = "", gap: int = GAP) -> Lives:
    """Every spell of every customer, known `until` a day (`last_day` unless given); read in chunks.

    Of several kinds of roster that tell of the same customer only the finest counts. Subscriptions that begin after
    the last day are left out; those that end after it still run. The plan is that of the subscription begun last,
    the dearest of those begun together.
    """
    import numpy as np

    plans, segments = Numbers(), Numbers()
    known = _known(store, segments)
    paid = read_stretches(store, day_number(until or last_day(store)), plans)
    paid = _begun(paid, known)
    order, begins = runs(paid.customer, paid.start, paid.stop, gap)
    paid = paid.taken(order)
    customer, start = paid.customer[begins], paid.start[begins]
    stop, ending, decided, revenue = _ends(paid, begins)
    plan = _plans(store, paid, plans).followed(customer, start, stop)
    used, usage_names = read_usage(store)
    usage = used.followed(customer, start, stop)
    at = np.searchsorted(known.customer, customer)
    return Lives(
        customer=customer,
        start=start,
        stop=stop,
        first=_first(customer, start, known.since[at]),
        ending=ending,
        decided=decided,
        plan=plan.first,
        plan_names=plans.names,
        segment=known.segment[at],
        segment_names=segments.names,
        usage=usage.first,
        usage_names=usage_names,
        revenue=revenue,
        plan_changes=plan.changes,
        usage_changes=usage.changes,
        usage_dated=bool((used.day > 0).all()),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """Every customer, by id: segment and first day."""

    customer: NDArray[int64]
    segment: NDArray[int16]
    since: NDArray[int32]


def _known(store: Store, segments: Numbers) -> _Known:
    read = gathered(queries.customers(store), id=("int64", None), segment=("int16", segments), since=("int32", Days()))
    return _Known(read["id"], read["segment"], read["since"])


def _begun(paid: Stretches, known: _Known) -> Stretches:
    """Where no day of beginning is told, it is the customer's first day."""
    import numpy as np

    since = known.since[np.searchsorted(known.customer, paid.customer)]
    untold = (paid.start == 0) & (since <= paid.stop)
    return replace(paid, start=np.where(untold, since, paid.start).astype(np.int32))


def _ends(
    paid: Stretches, begins: NDArray[int64]
) -> tuple[NDArray[int32], NDArray[int8], NDArray[int32], NDArray[float64]]:
    """Last day, ending, day of decision and revenue of each spell, by its subscriptions that ran longest.

    Where several end on the same day, one that runs wins, then one that the customer left. A decision counts where
    every one of them was decided.
    """
    import numpy as np

    if not len(begins):
        return paid.stop, paid.ending, paid.decided, paid.revenue
    weight = np.array((3, 2, 1))[paid.ending]
    longest = np.maximum.reduceat(paid.stop.astype(np.int64) * 4 + weight, begins)
    stop, ending = (longest // 4).astype(np.int32), np.array((9, 2, 1, 0), np.int8)[longest % 4]
    last = paid.stop == np.repeat(stop, np.diff(begins, append=len(paid.stop)))
    decided = np.minimum.reduceat(np.where(last, paid.decided, WIDE), begins)
    priced = last & ~np.isnan(paid.revenue)
    revenue = np.add.reduceat(np.where(priced, paid.revenue, 0.0), begins)
    any_priced = np.maximum.reduceat(priced, begins)
    return stop, ending, decided.astype(np.int32), np.where(any_priced, revenue, np.nan)


def _plans(store: Store, paid: Stretches, plans: Numbers) -> Told:
    """From the start of each subscription its plan, the dearest of a day last; then what changes of plan tell."""
    import numpy as np

    cheap_first = np.argsort(np.nan_to_num(paid.revenue, nan=-1.0), kind="stable")
    named = cheap_first[paid.plan[cheap_first] >= 0]
    changed = read_plans(store, plans)
    return Told(
        np.concatenate((paid.customer[named], changed.customer)),
        np.concatenate((paid.start[named], changed.day)),
        np.concatenate((paid.plan[named], changed.level)),
    )


def _first(customer: NDArray[int64], start: NDArray[int32], since: NDArray[int32]) -> NDArray[int32]:
    """The earliest day known of each customer, for each of their spells."""
    import numpy as np

    if not len(customer):
        return start
    opens = np.flatnonzero(np.diff(customer, prepend=-1))
    earliest = np.minimum.reduceat(np.where(start, start, WIDE), opens)
    earliest = np.minimum(earliest, np.where(since, since, WIDE)[opens])
    spread = np.repeat(earliest, np.diff(opens, append=len(customer)))
    return np.where(spread == WIDE, 0, spread).astype(np.int32)
