"""Stripe's customers, as the dashboard exports them: who they are; when they paid is in the subscriptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellback.people.customer import Facts
from tellback.people.recognise import share_of
from tellback.people.roster import Line, Told


class StripeCustomers:
    """Address and first day; a person who never subscribed is no customer in any count."""

    name = "stripe_customers"
    comes_again = False
    fields: Mapping[str, Sequence[str]] = {
        "id": ("id", "customer id"),
        "email": ("email", "customer email"),
        "company": ("business name", "customer business name"),
        "created": ("created",),
        "segment": (),
    }

    def recognises(self, names: Sequence[str]) -> float:
        """By the sums that only Stripe keeps of a customer."""
        sums = share_of(names, ("total spend",), ("payment count",), ("refunded volume",), ("dispute losses",))
        return 0.95 * share_of(names, ("id",), ("email",)) * (0.5 + sums / 2) if sums else 0.0

    def read(self, line: Line) -> Iterator[Told]:
        """Who it is."""
        if not line.text("id"):
            line.flaw("id", "is empty")
            return
        yield Facts(
            line.text("id"), line.text("email"), line.text("company"), "", line.text("segment"), line.day("created")
        )


roster = StripeCustomers()
