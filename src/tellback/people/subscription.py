"""One stretch of paying, or of free use, and what changed while it ran."""

from __future__ import annotations

from dataclasses import dataclass

LEFT, FAILED, OTHER = "left", "failed payment", "other"
"""How it ended: the customer left; the payment failed; something else that was not the customer's wish."""

START, MORE, LESS, END = "start", "more", "less", "end"
"""Kinds of plan change: begun or come back, grown, shrunk, ended."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A stretch as a roster gives it: ISO days, `ended_at` "" while it runs, `decided_at` when the end was asked for.

    `customer` is the customer's external id (or e-mail address), `revenue` a month's, in the currency's unit;
    `seen_at` is the newest day on which it was known to run, such as its last bill.
    """

    external_id: str
    customer: str
    plan: str = ""
    revenue: float | None = None
    currency: str = ""
    started_at: str = ""
    decided_at: str = ""
    ended_at: str = ""
    ending: str = ""
    seen_at: str = ""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """From a day on a customer has another plan or pays otherwise; `kind` is one of start, more, less, end."""

    external_id: str
    customer: str
    day: str
    kind: str
    plan: str = ""
    revenue: float | None = None
    currency: str = ""
