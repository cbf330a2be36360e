"""Which of several levels holds for a spell, and from which day another does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellback.people.gathered import Days, Numbers, gathered
from tellback.people.queries import lives as queries
from tellback.people.spell import WIDE
from tellback.store.base import Store

if TYPE_CHECKING:
    from numpy import float64, int16, int32, int64
    from numpy.typing import NDArray

THIRDS = ("low third", "middle third", "high third")


@dataclass(frozen=True, slots=True)
class Changes:
    """From the day after `day` on a spell has another `level`, an index into the names.

    In order of spell and day; only days within the spell, and only where the level is another than before.
    """

    spell: NDArray[int64]
    day: NDArray[int32]
    level: NDArray[int16]


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of customers: from `day` on (0: at all times) this level. The last of a day counts."""

    customer: NDArray[int64]
    day: NDArray[int32]
    level: NDArray[int16]

    def followed(self, customer: NDArray[int64], start: NDArray[int32], stop: NDArray[int32]) -> _Followed:
        """The level at the start of each spell (-1 unknown), and its changes. Spells are in order of customer, start.

        What is told on a day is known from the next interval on: a level told on the last day never counts.
        """
        import numpy as np

        told = _last_a_day(self)
        at, begin = told.customer * WIDE + told.day, customer * WIDE + start
        before = np.searchsorted(at, begin, "right") - 1
        known = (before >= 0) & (told.customer[before] == customer) if len(at) else np.zeros(len(begin), bool)
        first = np.where(known, told.level[before] if len(at) else -1, -1).astype(np.int16)
        spell = np.searchsorted(begin, at, "left") - 1
        inside = (spell >= 0) & (customer[spell] == told.customer) & (told.day < stop[spell]) if len(begin) else at < 0
        spell, day, level = spell[inside], told.day[inside], told.level[inside]
        former = np.concatenate(([-1], level[:-1])) if len(level) else level
        opens = np.diff(spell, prepend=-1) != 0
        other = level != np.where(opens, first[spell], former)
        return _Followed(first, Changes(spell[other], day[other], level[other]))


@dataclass(frozen=True, slots=True)
class _Followed:
    first: NDArray[int16]
    changes: Changes


def read_plans(store: Store, plans: Numbers) -> Told:
    """What changes of plan tell."""
    read = gathered(
        queries.plan_changes(store), customer_id=("int64", None), day=("int32", Days()), plan=("int16", plans)
    )
    return Told(read["customer_id"], read["day"], read["plan"])


def read_usage(store: Store) -> tuple[Told, tuple[str, ...]]:
    """How much customers use, by the measure known of most of them; numbers are cut into thirds of all its numbers."""
    import numpy as np

    names, measure = Numbers(), queries.usage_name(store)
    read = gathered(
        () if measure is None else queries.usage(store, measure),
        customer_id=("int64", None),
        day=("int32", Days()),
        level=("int16", names),
        score=("float64", None),
    )
    level = read["level"]
    cut, third_names = _thirds(read["score"], len(names.names))
    return Told(read["customer_id"], read["day"], np.where(level < 0, cut, level).astype(np.int16)), (
        *names.names,
        *third_names,
    )


def _thirds(score: NDArray[float64], behind: int) -> tuple[NDArray[int16], Sequence[str]]:
    """In which third of all numbers each lies, numbered behind the names that stand already; -1 where it is none."""
    import numpy as np

    known = ~np.isnan(score)
    if not known.any():
        return np.full(len(score), -1, np.int16), ()
    bounds = np.quantile(score[known], (1 / 3, 2 / 3))
    return np.where(known, np.searchsorted(bounds, score, "left") + behind, -1).astype(np.int16), THIRDS


def _last_a_day(told: Told) -> Told:
    import numpy as np

    order = np.lexsort((told.day, told.customer))
    customer, day, level = told.customer[order], told.day[order], told.level[order]
    last = np.ones(len(order), bool)
    last[:-1] = (customer[1:] != customer[:-1]) | (day[1:] != day[:-1])
    return Told(customer[last], day[last], level[last])
