"""Customers to look after: who went quiet, and who waits for an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tellback.people.redact import redact
from tellback.retention.backtest import BackTest

MASKED: Mapping[str, object] = {"json": redact}


@dataclass(frozen=True, slots=True)
class LastWords:
    """What a customer wrote last: a quote, its theme where it has one, and the day."""

    message: int
    said_on: str
    text: str = field(metadata=MASKED)
    theme: int | None = None
    theme_name: str = field(default="", metadata=MASKED)


@dataclass(frozen=True, slots=True)
class Account:
    """A customer who went quiet (`quiet`), has unanswered complaints (`waiting`, a count), or both, as of a day.

    They were heard on `days_heard` days, last on `last_heard`, `silent` days ago; half of their gaps are no longer than
    `usual_gap` days (None where they have no rhythm), none longer than `longest_gap`. The oldest unanswered complaint
    is of `waiting_since`; `leaving` says that one of them asks to cancel. `revenue` is a month's in `currency`, None
    where unknown. `email` is personal data and leaves only where it is asked for.
    """

    customer: int
    name: str = field(metadata=MASKED)
    company: str = field(metadata=MASKED)
    email: str = field(metadata={"json": False}, repr=False)
    segment: str
    plan: str
    revenue: float | None
    currency: str
    quiet: bool
    last_heard: str
    silent: int
    usual_gap: float | None
    longest_gap: int | None
    days_heard: int
    waiting: int
    waiting_since: str
    leaving: bool
    last_message: int = field(metadata={"json": False})
    last_words: LastWords | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """What these accounts pay a month in one currency, a company once; of `unknown` more it is not known."""

    currency: str
    revenue: float
    companies: int
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Silence:
    """Who went quiet and who waits for an answer `as_of` a day, by money and then by how long they are silent.

    Of `customers` there on that day `rhythm` have a rhythm; of the `heard` messages known by then `messages` are
    theirs. `total` accounts fit what was asked, and `quiet`, `waiting` and `money` count all of them; `accounts` may be
    fewer; `plans` are those of all. `answers_known` says whether any source tells of answers: if none does, nobody can
    be said to wait. `quiet_test` and `waiting_test` look back on how well either foretold leaving.
    """

    as_of: str
    customers: int
    rhythm: int
    heard: int
    messages: int
    answers_known: bool
    total: int
    quiet: int
    waiting: int
    money: tuple[Money, ...]
    plans: tuple[str, ...]
    quiet_test: BackTest
    waiting_test: BackTest
    accounts: tuple[Account, ...]
