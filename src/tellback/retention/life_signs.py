"""When each customer was heard of: the days on which they wrote or used, and their complaints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

from tellback.feedback.complaint import complaint_columns
from tellback.people.gathered import Days, Numbers, gathered
from tellback.people.spell import day_number
from tellback.retention.join import NOBODY, known_by, names_of
from tellback.retention.queries import silence as queries
from tellback.retention.rhythm import FEWEST
from tellback.store.base import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

UNUSED = frozenset({"none", "no", "nil", "never", "inactive", "unused", "not used", "false"})
"""Levels of usage that say it was not used at all."""
READINGS = FEWEST + 1
"""A customer's usage says when they used only where it was read so often: one level is a state, not a day."""


@dataclass(frozen=True, slots=True, eq=False)
class Wrote:
    """Messages of customers, by id: whose, on which day."""

    by: Ints
    day: Ints
    message: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Used:
    """Days on which a customer used the product."""

    by: Ints
    day: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Complained:
    """Complaints from sources that tell of answers: whose, when, answered when (0: not so far); some ask to cancel."""

    by: Ints
    day: Ints
    answered: Ints
    leaving: Flags


T = TypeVar("T", Wrote, Used, Complained)


@dataclass(frozen=True, slots=True, eq=False)
class LifeSigns:
    """What tells of customers being there, by customer id; days as `date.toordinal`.

    `answers_known` says whether any source tells of answers.
    """

    wrote: Wrote
    used: Used
    complained: Complained
    answers_known: bool

    def among(self, customers: Ints) -> LifeSigns:
        """Only of these customers (ascending ids), and by their place among them."""
        kinds = _among(self.wrote, customers), _among(self.used, customers), _among(self.complained, customers)
        return LifeSigns(*kinds, self.answers_known)


def heard_until(store: Store) -> int:
    """The last day up to which both messages and usage are known, where there are any; 0 where there are none."""
    return min(map(day_number, queries.newest(store, READINGS)), default=0)


def life_signs(store: Store, until: str) -> LifeSigns:
    """What was known at the end of a day, joined to customers by id, e-mail, or else company and domain."""
    sources = Numbers()
    said = _messages(store, sources, until)
    telling = queries.answering(store, until)
    return LifeSigns(
        Wrote(said["owner"], said["day"], said["id"]),
        _used(store, until),
        _complained(store, said, [name in telling for name in sources.names]),
        answers_known=bool(telling),
    )


def _among(kind: T, customers: Ints) -> T:
    import numpy as np

    place, ours = np.searchsorted(customers, kind.by), np.isin(kind.by, customers)
    rest = (getattr(kind, each.name)[ours] for each in fields(kind) if each.name != "by")
    return type(kind)(place[ours], *rest)


def _messages(store: Store, sources: Numbers, until: str) -> dict[str, Any]:
    """Every dated message by id, with its owner."""
    import numpy as np

    authors, companies = Numbers(), Numbers()
    said = gathered(
        queries.messages(store, until),
        id=("int64", None),
        author=("int64", authors),
        company=("int64", companies),
        source=("int64", sources),
        day=("int64", Days()),
    )
    width = len(companies) + 1
    pairs, where = np.unique((said["author"] + 1) * width + said["company"] + 1, return_inverse=True)
    names_of_author, names_of_company = ("", *authors.names), ("", *companies.names)
    named = [(names_of_author[pair // width], names_of_company[pair % width]) for pair in pairs.tolist()]
    return {**said, "owner": _owners(store, named)[where]}


def _owners(store: Store, named: list[tuple[str, str]]) -> Ints:
    """The customer of each author and company; NOBODY, or SEVERAL who go by the same name."""
    import numpy as np

    keys = [tuple(names_of(author, company)) for author, company in named]
    known = known_by(store, {key for each in keys for _, key in each})
    return np.array([next((known[key] for key in each if key in known), NOBODY) for each in keys], np.int64)


def _used(store: Store, until: str) -> Used:
    """Days of use of those whose usage is read time and again."""
    import numpy as np

    levels = Numbers()
    read = gathered(
        queries.used(store, until),
        customer_id=("int64", None),
        day=("int64", Days()),
        name=("int64", Numbers()),
        level=("int64", levels),
        score=("float64", None),
    )
    measures = read["customer_id"] * (read["name"].max(initial=0) + 2) + read["name"] + 1
    _, which, often = np.unique(measures, return_inverse=True, return_counts=True)
    nil = np.array([False, *(name.strip().casefold() in UNUSED for name in levels.names)])
    used = (often[which] >= READINGS) & ~nil[read["level"] + 1] & ~(read["score"] <= 0)
    return Used(read["customer_id"][used], read["day"][used])


def _complained(store: Store, said: Mapping[str, Any], telling: list[bool]) -> Complained:
    """Dated complaints from sources that tell of answers; `telling` by the number of a source."""
    import numpy as np

    parts = list(complaint_columns(store))
    message, answered, leaving = (
        np.concatenate([np.zeros(0, np.int64), *(getattr(part, name) for part in parts)])
        for name in ("message", "answered", "leaving")
    )
    dated = np.isin(message, said["id"])
    at = np.searchsorted(said["id"], message[dated])
    tells = np.array([False, *telling])[said["source"][at] + 1]
    at = at[tells]
    return Complained(said["owner"][at], said["day"][at], answered[dated][tells], leaving[dated][tells] > 0)
