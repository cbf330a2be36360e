"""Every subscription as arrays: what lives are made of."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from tellback.people.gathered import Days, Numbers, gathered
from tellback.people.queries import lives as queries
from tellback.people.spell import ENDED, INVOLUNTARY, RUNS
from tellback.people.subscription import LEFT
from tellback.people.voice import COARSE
from tellback.store.base import Store

if TYPE_CHECKING:
    from numpy import bool_, float64, int8, int16, int32, int64
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Stretches:
    """One row a subscription; days as numbers, 0 unknown; `ending` as in Lives, `plan` a number or -1."""

    customer: NDArray[int64]
    start: NDArray[int32]
    decided: NDArray[int32]
    stop: NDArray[int32]
    ending: NDArray[int8]
    plan: NDArray[int16]
    revenue: NDArray[float64]

    def taken(self, which: NDArray[int64]) -> Stretches:
        """Some of the rows, in the order of `which`."""
        return Stretches(*(getattr(self, each.name)[which] for each in fields(self)))


def read_stretches(store: Store, last: int, plans: Numbers) -> Stretches:
    """The subscriptions that had begun on the last day; what ends later runs until then."""
    import numpy as np

    days = Days()
    read = gathered(
        queries.stretches(store),
        customer_id=("int64", None),
        started_at=("int32", days),
        decided_at=("int32", days),
        ended_at=("int32", days),
        ending=("int8", Numbers({"": ENDED, LEFT: ENDED}, INVOLUNTARY)),
        plan=("int16", plans),
        revenue=("float64", None),
        roster=("int8", Numbers(COARSE, 0)),
    )
    start, stop, decided = read["started_at"], read["ended_at"], read["decided_at"]
    runs = (stop == 0) | (stop > last)
    whole = Stretches(
        customer=read["customer_id"],
        start=start,
        decided=np.where(decided > last, 0, decided).astype(np.int32),
        stop=np.where(runs, last, stop).astype(np.int32),
        ending=np.where(runs, RUNS, read["ending"]).astype(np.int8),
        plan=read["plan"],
        revenue=read["revenue"],
    )
    return whole.taken(np.flatnonzero(_finest(whole.customer, read["roster"]) & (start <= last)))


def _finest(customer: NDArray[int64], rank: NDArray[int8]) -> NDArray[bool_]:
    """Which rows are of the finest kind that tells of their customer."""
    import numpy as np

    if not len(rank) or rank.min() == rank.max():
        return np.ones(len(rank), bool)
    _, who = np.unique(customer, return_inverse=True)
    finest = np.full(who.max() + 1, 127, np.int8)
    np.minimum.at(finest, who, rank)
    return rank == finest[who]
