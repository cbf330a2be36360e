"""Who is known as a customer, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.people.census import Census
from tellback.show.typography import counted

EXPORTS = (
    "Stripe: Billing → Subscriptions → Export, all statuses and all columns (who left when); Customers → Export.",
    "ChartMogul: the activities since the first day (who came, left and came back), and the customers.",
    "Anything else: a table with the customer (an id or e-mail address), the first day, and the last one if they left.",
    "Beside that, where there is something: how much they use, incidents, NPS scores without a comment.",
)
"""What to export, and from where."""


def census_lines(found: Census) -> Iterator[str]:
    """What is known, or what to export first."""
    if not found.customers and not found.unpaid:
        yield "No customer is known yet. Export one of these and run `tellback customers FILE`:"
        yield from (f"  {line}" for line in EXPORTS)
        return
    yield f"{counted(found.customers, 'customer')} from {found.since or 'no known day'} until {found.until}."
    yield (
        f"Still there: {found.running:,}. Left: {found.left:,}."
        f" Ended otherwise, such as by a failed payment: {found.involuntary:,}."
    )
    if back := found.spells - found.customers:
        yield f"Came back: {back:,}."
    if found.undated:
        yield f"Began on no known day, and are not watched: {found.undated:,}."
    if found.unpaid:
        yield f"Known by name alone, for no subscription of theirs was read: {found.unpaid:,}."
    if found.shared:
        yield f"E-mail addresses that several customers share, and that join no message: {found.shared:,}."
    for kind, number in found.signs:
        yield f"{kind}: known of {counted(number, 'customer')}."
