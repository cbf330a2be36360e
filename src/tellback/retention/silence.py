"""Who used to write or use and went quiet, who waits for an answer, and how well either foretold leaving."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tellback.errors import NotFound
from tellback.people.lives import Lives, last_day, lives
from tellback.people.spell import day_number
from tellback.retention.account import Account, Money, Silence
from tellback.retention.backtest import AHEAD, backtest
from tellback.retention.describe import Seen, describe, with_last_words
from tellback.retention.life_signs import heard_until, life_signs
from tellback.retention.look_back import Signs, Stays, fell_quiet, quiet_on, since, waited, waiting_on
from tellback.retention.queries import silence as queries
from tellback.store.base import Store
from tellback.workspace.settings import RetentionSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

NEVER = 10**7
LOOKS = 36
"""Look back on three years of months at most."""
RUN_UP = 90
"""Days of messages before the first look, so that there is a rhythm to break."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which accounts are asked for: "quiet", "waiting" or "" for both; of one plan; at most so many."""

    kind: str = ""
    plan: str = ""
    most: int | None = None


def silence(store: Store, settings: RetentionSettings, as_of: str = "", wanted: Wanted | None = None) -> Silence:
    """Who went quiet and who waits for an answer; nothing is used that was not known on that day.

    `as_of` is the last day up to which both customers and what they did are known, unless an earlier one is given.
    Raises NotFound for what is no day, or a later one.
    """
    asked, stamp = (settings, as_of), queries.stamp(store)
    held = HELD.setdefault(store, {})
    if asked not in held or held[asked][0] != stamp:
        held.clear()
        held[asked] = stamp, _reckon(store, settings, as_of)
    return _narrow(store, held[asked][1], wanted or Wanted())


HELD: WeakKeyDictionary[Store, dict[object, tuple[tuple[object, ...], Silence]]] = WeakKeyDictionary()
"""What was reckoned last, until something changes."""


def _narrow(store: Store, found: Silence, wanted: Wanted) -> Silence:
    """Only the accounts asked for, counted, with their last words."""
    fit = [
        account
        for account in found.accounts
        if (not wanted.plan or account.plan == wanted.plan)
        and (not wanted.kind or (account.quiet if wanted.kind == "quiet" else account.waiting))
    ]
    return replace(
        found,
        total=len(fit),
        quiet=sum(account.quiet for account in fit),
        waiting=sum(account.waiting > 0 for account in fit),
        money=tuple(_money(fit)),
        accounts=with_last_words(store, fit[: wanted.most]),
    )


def _money(accounts: Iterable[Account]) -> Iterator[Money]:
    """What they pay in each currency, most accounts first. Accounts of one company count as the dearest of them."""
    paid = defaultdict[str, dict[str, float | None]](dict)
    for account in accounts:
        company = account.company.strip().casefold() or f"#{account.customer}"
        before = paid[account.currency].get(company)
        paid[account.currency][company] = before if account.revenue is None else max(account.revenue, before or 0.0)
    for currency, companies in sorted(paid.items(), key=lambda item: (-len(item[1]), item[0])):
        known = [revenue for revenue in companies.values() if revenue is not None]
        yield Money(currency, sum(known), len(known), len(companies) - len(known))


def _reckon(store: Store, settings: RetentionSettings, as_of: str) -> Silence:
    import numpy as np

    today = _today(store, settings.until or last_day(store), as_of)
    known, signs = lives(store, _iso(today)), life_signs(store, _iso(today))
    customers = np.unique(known.customer)
    stays = _stays(known, customers)
    seen = Seen(today, known, customers, signs.among(customers), since(stays, today))
    heard = _heard(seen)
    rhythm, quiet = quiet_on(stays, heard, today)
    waiting = waiting_on(stays, _complaints(seen), today)
    days = _looks(settings, seen)
    accounts = describe(store, seen, quiet, waiting)
    return Silence(
        as_of=_iso(today),
        customers=int((seen.begun >= 0).sum()),
        rhythm=int(rhythm.sum()),
        heard=len(signs.wrote.day),
        messages=len(seen.signs.wrote.day),
        answers_known=signs.answers_known,
        total=len(accounts),
        quiet=int(quiet.sum()),
        waiting=int(waiting.sum()),
        money=(),
        plans=tuple(sorted({account.plan for account in accounts} - {""})),
        quiet_test=backtest(fell_quiet(stays, heard, days), len(customers)),
        waiting_test=backtest(waited(stays, _complaints(seen, foretelling=True), days), len(customers)),
        accounts=accounts,
    )


def _stays(known: Lives, customers: Ints) -> Stays:
    """Spells by place; an end that nobody asked for is never known before it comes."""
    import numpy as np

    place = np.searchsorted(customers, known.customer)
    decided = np.where(known.decided > 0, known.decided, NEVER)
    days = (each.astype(np.int64) for each in (known.start, known.stop, known.ending, decided))
    return Stays(len(customers), place, *days)


def _heard(seen: Seen) -> Signs:
    """Every day on which somebody wrote or used."""
    import numpy as np

    wrote, used = seen.signs.wrote, seen.signs.used
    day = np.concatenate((wrote.day, used.day))
    return Signs(np.concatenate((wrote.by, used.by)), day, np.full(len(day), NEVER))


def _complaints(seen: Seen, foretelling: bool = False) -> Signs:
    """Every complaint until it was answered; where it is to foretell something, those that ask to cancel do not."""
    import numpy as np

    told = seen.signs.complained
    kept = ~told.leaving if foretelling else np.ones(len(told.by), np.bool_)
    until = np.where(told.answered > 0, told.answered, NEVER)
    return Signs(told.by[kept], told.day[kept], until[kept])


def _looks(settings: RetentionSettings, seen: Seen) -> Sequence[int]:
    """The firsts of past months: from when leaving and complaints are recorded to when what came of it is known.

    Where no day is given, leaving is taken to be recorded from the first who left, and messages from the first.
    """
    ends = seen.lives.stop[seen.lives.ending > 0]
    messages = seen.signs.wrote.day
    if not len(ends) or not len(messages):
        return ()
    left = day_number(settings.churn_from) or int(ends.min())
    told = day_number(settings.complaints_from) or int(messages.min())
    last = seen.today - AHEAD
    firsts = (day for day in range(max(left, told + RUN_UP), last + 1) if date.fromordinal(day).day == 1)
    return tuple(firsts)[-LOOKS:]


def _today(store: Store, known: str, as_of: str) -> int:
    """The day asked for, or the last on which both customers and what they did are known; 0 where nothing is."""
    last = min(day_number(known), heard_until(store) or NEVER)
    try:
        asked = day_number(as_of)
    except ValueError:
        raise NotFound(f"There is no day {as_of}. Write it as 2026-03-31.") from None
    if asked > last:
        until = date.fromordinal(last).isoformat() if last else "no day at all"
        raise NotFound(f"Customers and what they did are known up to {until}. Ask for a day no later than that.")
    return asked or last


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat() if day else ""
