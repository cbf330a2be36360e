"""Stripe's subscriptions, as the dashboard exports them (CSV) or the API gives them (JSON)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tellback.people.amount import a_month, of_cents
from tellback.people.customer import Facts
from tellback.people.recognise import share_of
from tellback.people.roster import Line, Told
from tellback.people.subscription import FAILED, LEFT, Subscription

NEVER_BEGAN = {"incomplete", "incomplete_expired"}
UNPAID = {"payment_failed", "payment_disputed"}
CENTS = re.compile(r"(?i)cents|unit_amount|(?:plan|price)\.amount")


class Stripe:
    """`Ended At` ends a subscription, `Canceled At` is when that was asked for."""

    name = "stripe"
    comes_again = False
    fields: Mapping[str, Sequence[str]] = {
        "id": ("id", "subscription id"),
        "customer": ("customer id", "customer"),
        "company": ("customer business name", "business name"),
        "email": ("customer email",),
        "status": ("status",),
        "why": ("cancellation reason", "cancellation details reason", "reason"),
        "started": ("start date", "start", "created"),
        "period": ("current period start",),
        "trial_end": ("trial end",),
        "decided": ("canceled at",),
        "ended": ("ended at",),
        "plan": ("plan name", "product name", "plan nickname", "plan", "product", "price nickname", "plan id", "price"),
        "amount": ("amount", "plan amount", "unit amount", "price amount"),
        "interval": ("interval", "plan interval", "recurring interval"),
        "count": ("interval count", "plan interval count", "recurring interval count"),
        "quantity": ("quantity",),
        "currency": ("currency", "plan currency"),
        "segment": (),
    }

    def recognises(self, names: Sequence[str]) -> float:
        """By the two columns for the end, and the customer."""
        needed = (("customer id", "customer"), ("status",), ("canceled at",), ("ended at",), ("current period start",))
        share = share_of(names, *needed)
        return 0.95 * share if share > 0.7 else 0.0

    def read(self, line: Line) -> Iterator[Told]:
        """The customer and the subscription; one that was never paid nor tried to its end began nothing."""
        who = line.text("customer") or line.text("email")
        if not who or not line.text("id"):
            line.flaw("customer" if line.text("id") else "id", "is empty")
            return
        yield Facts(who, line.text("email"), line.text("company"), segment=line.text("segment"))
        started, ended = line.day("started"), line.day("ended")
        status = line.text("status").casefold().replace(" ", "_")
        if status in {"canceled", "cancelled"} and not ended:
            line.flaw("ended", "is empty, and the subscription is canceled: nobody knows since when")
        begun = max(started, line.day("trial_end"))
        if status in {*NEVER_BEGAN, "trialing"} or (ended and started <= ended <= begun != started):
            return
        yield Subscription(
            external_id=line.text("id"),
            customer=who,
            plan=line.text("plan"),
            revenue=_revenue(line),
            currency=line.text("currency").upper(),
            started_at=begun,
            decided_at=line.day("decided"),
            ended_at=ended,
            ending=(FAILED if line.text("why").casefold().replace(" ", "_") in UNPAID else LEFT) if ended else "",
            seen_at=line.day("period"),
        )


def _revenue(line: Line) -> float | None:
    """A month's: the dashboard's `Amount` is in the currency's unit, the API's `unit_amount` in its smallest."""
    amount, column = line.money("amount"), line.column("amount")
    paid = of_cents(amount, line.text("currency")) if CENTS.search(column) else amount
    return a_month(paid, line.text("interval"), line.text("count"), line.text("quantity"))


roster = Stripe()
