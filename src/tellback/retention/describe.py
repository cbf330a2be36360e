"""Who a customer is and what is known of their silence: what stands in a row of the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise
from math import isnan
from statistics import median
from typing import TYPE_CHECKING

from tellback.feedback.message import Message
from tellback.people.lives import Changes, Lives
from tellback.retention.account import Account, LastWords
from tellback.retention.life_signs import LifeSigns
from tellback.retention.queries import silence as queries
from tellback.retention.rhythm import FEWEST
from tellback.store.base import Row, Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Ints = NDArray[np.int64]

QUOTE = 240


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What is known on a day: lives up to it, the ids of their customers, and their life signs by place among these.

    `begun` says for each place since which day they are a customer, -1 for those who are none, or are going.
    """

    today: int
    lives: Lives
    customers: Ints
    signs: LifeSigns
    begun: Ints


def describe(store: Store, seen: Seen, quiet: Flags, waiting: Flags) -> tuple[Account, ...]:
    """The accounts of those who are quiet or waiting, by money and then by how long they are silent.

    Where several currencies are paid, that of most accounts comes first; nothing is converted.
    """
    import numpy as np

    listed = quiet | waiting
    rows = np.flatnonzero((seen.lives.ending == 0) & (seen.lives.stop >= seen.today))
    rows = rows[listed[np.searchsorted(seen.customers, seen.lives.customer[rows])]]
    who = {row["id"]: row for row in queries.customers(store, seen.lives.customer[rows].tolist())}
    known = _Known(seen, listed)
    accounts = [known.account(row, who[int(seen.lives.customer[row])], quiet) for row in rows.tolist()]
    common = defaultdict[str, int](int)
    for account in accounts:
        common[account.currency] += account.revenue is not None
    return tuple(sorted(accounts, key=partial(_first, common)))


def with_last_words(store: Store, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The same accounts with what each wrote last: the passage that complains, or says most, with its theme."""
    said: dict[int, Row] = {}
    for row in queries.said(store, [account.last_message for account in accounts if account.last_message]):
        said.setdefault(row["id"], row)
    return tuple(
        replace(account, last_words=_last_words(said[account.last_message]))
        if account.last_message in said
        else account
        for account in accounts
    )


def _last_words(row: Row) -> LastWords:
    words = Message("", "", row["text"], row["title"]).words
    text = words[row["start_at"] or 0 : row["end_at"]].strip()
    short = text if len(text) <= QUOTE else text[:QUOTE].rsplit(None, 1)[0]
    return LastWords(row["id"], row["day"], short, row["theme_id"] if row["theme"] else None, row["theme"])


def _first(common: Mapping[str, int], account: Account) -> tuple[object, ...]:
    revenue = -1.0 if account.revenue is None else account.revenue
    return -common[account.currency], account.currency, -revenue, -account.silent, account.name


class _Known:
    """What is known of those listed, by place."""

    def __init__(self, seen: Seen, listed: Flags) -> None:
        self.seen = seen
        self.heard = _days(seen, listed)
        self.last = _last_messages(seen, listed)
        self.open = _open(seen, listed)
        self.plan = _latest(seen.lives.plan, seen.lives.plan_changes)

    def account(self, row: int, who: Row, quiet: Flags) -> Account:
        lives = self.seen.lives
        place = int(self.seen.customers.searchsorted(lives.customer[row]))
        days, open_ = self.heard.get(place, []), self.open.get(place, [])
        gaps = [later - earlier for earlier, later in pairwise(days)]
        steady = len(gaps) >= FEWEST
        revenue = float(lives.revenue[row])
        return Account(
            customer=who["id"],
            name=who["external_id"],
            company=who["company"],
            email=who["email"],
            segment=_named(lives.segment_names, int(lives.segment[row])),
            plan=_named(lives.plan_names, int(self.plan[row])),
            revenue=None if isnan(revenue) else revenue,
            currency=who["currency"],
            quiet=bool(quiet[place]),
            last_heard=_iso(days[-1]) if days else "",
            silent=self.seen.today - days[-1] if days else 0,
            usual_gap=float(median(gaps)) if steady else None,
            longest_gap=max(gaps) if steady else None,
            days_heard=len(days),
            waiting=len(open_),
            waiting_since=_iso(min(day for day, _ in open_)) if open_ else "",
            leaving=any(leaving for _, leaving in open_),
            last_message=self.last.get(place, 0),
        )


def _days(seen: Seen, listed: Flags) -> Mapping[int, list[int]]:
    """By place, the days on which each was heard, in order."""
    import numpy as np

    by = np.concatenate((seen.signs.wrote.by, seen.signs.used.by))
    day = np.concatenate((seen.signs.wrote.day, seen.signs.used.day))
    told = listed[by] & (day <= seen.today) & (day >= seen.begun[by])
    found = defaultdict[int, list[int]](list)
    for place, each in sorted(set(zip(by[told].tolist(), day[told].tolist(), strict=True))):
        found[place].append(each)
    return found


def _last_messages(seen: Seen, listed: Flags) -> Mapping[int, int]:
    wrote = seen.signs.wrote
    told = listed[wrote.by] & (wrote.day <= seen.today) & (wrote.day >= seen.begun[wrote.by])
    columns = (column[told].tolist() for column in (wrote.day, wrote.message, wrote.by))
    return {place: message for _, message, place in sorted(zip(*columns, strict=True))}


def _open(seen: Seen, listed: Flags) -> Mapping[int, list[tuple[int, bool]]]:
    """By place, the day of each complaint that is unanswered so far, and whether it asks to cancel."""
    told = seen.signs.complained
    open_ = listed[told.by] & (told.day <= seen.today) & (told.day >= seen.begun[told.by])
    open_ &= (told.answered == 0) | (told.answered > seen.today)
    found = defaultdict[int, list[tuple[int, bool]]](list)
    for place, day, leaving in zip(*(each[open_].tolist() for each in (told.by, told.day, told.leaving)), strict=True):
        found[place].append((day, leaving))
    return found


def _latest(first: NDArray[np.int16], changes: Changes) -> NDArray[np.int16]:
    """The level at the end of each spell: changes come in order, and the last of a spell stays."""
    latest = first.copy()
    latest[changes.spell] = changes.level
    return latest


def _named(names: Sequence[str], number: int) -> str:
    return names[number] if number >= 0 else ""


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
