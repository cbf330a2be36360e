"""What the company keeps about its customers: who they are, what they pay, how they fare, whom support answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tellback.demo.cast import PLUS_RAISED, Customer
from tellback.demo.timeline import DAYS, OUTAGE, PRICE_RISE, date_of, day_of
from tellback.demo.written import moment, table

if TYPE_CHECKING:
    from tellback.demo.world import World

BOOKS = ("exports/customers.csv", "exports/subscriptions.csv", "exports/signs.csv")
"""What is known of customers beside their words, in the order in which to take it in."""
_STRIPE = (
    "id",
    "Customer ID",
    "Customer Name",
    "Customer Email",
    "Status",
    "Created (UTC)",
    "Start Date (UTC)",
    "Canceled At (UTC)",
    "Ended At (UTC)",
    "Plan",
    "Quantity",
    "Amount",
    "Interval",
    "Cancellation Reason",
)


_CUSTOMERS = ("id", "name", "email", "company", "team size", "country", "plan", "since", "left", "why", "redesign on")
_SIGNS = ("customer id", "day", "until", "kind", "name", "value", "comment")
_EVENTS = {day_of(OUTAGE): "outage", day_of(PRICE_RISE): "price rise"}


def write_books(world: World, folder: Path) -> None:
    """Write customers.csv, subscriptions.csv (as Stripe exports them), signs.csv and answers.csv."""
    gone = ["" if left is None else date_of(left).isoformat() for left in world.life.left]
    told = list(zip(world.people, gone, world.life.why, strict=True))
    customers = [_customer(*each) for each in told]
    paid = [_subscription(*each) for each in told if _pays(*each)]
    books = (("customers", _CUSTOMERS, customers), ("subscriptions", _STRIPE, paid), ("signs", _SIGNS, _signs(world)))
    answers = [[s.channel, s.key, moment(s.answered, s.minute), s.answer] for s in world.sent if s.answered is not None]
    for name, head, rows in (*books, ("answers", ("channel", "id", "answered at", "answer"), answers)):
        (folder / f"{name}.csv").write_text(table((head, *rows), ","), encoding="utf-8", newline="")


def _customer(who: Customer, gone: str, why: str) -> list[str]:
    company, seats = (who.company.name, str(who.company.seats)) if who.company else ("", "")
    facts = [who.id, who.name, who.email, company, seats, who.country, who.plan]
    return [*facts, date_of(who.since).isoformat(), gone, why, date_of(who.redesigned).isoformat()]


def _signs(world: World) -> list[list[str]]:
    """How much each customer uses it, since they came; what went wrong for them; what they answered in the survey."""
    rows: list[list[str]] = []
    for who, troubles in zip(world.people, world.life.unhappy, strict=True):
        since, usage = date_of(who.since).isoformat(), "heavy" if who.heavy else "light"
        rows.append([who.id, since, "", "usage", "use", usage, ""])
        for start, stop in troubles:
            days = date_of(start).isoformat(), date_of(stop).isoformat()
            rows.append([who.id, *days, "incident", _EVENTS.get(start, "redesign"), "1", ""])
    for sent in world.sent:
        if sent.score is not None and sent.who is not None:
            said = "yes" if sent.letter.text else ""
            who = world.people[sent.who]
            rows.append([who.id, date_of(sent.day).isoformat(), "", "nps", "", str(sent.score), said])
    return rows


def _pays(who: Customer, gone: str, _why: str) -> bool:
    if who.upgraded is None:
        return who.plan != "Free"
    return who.upgraded < DAYS and (not gone or date_of(who.upgraded).isoformat() < gone)


def _subscription(who: Customer, gone: str, why: str) -> list[str]:
    start = date_of(who.upgraded if who.upgraded is not None else who.since).isoformat() + " 00:00:00"
    ended = f"{gone} 00:00:00" if gone else ""
    asked = ended if why == "left" else ""
    plan = "Team" if who.company else "Plus"
    amount = "7.00" if who.company else f"{PLUS_RAISED:.2f}" if not gone or gone >= PRICE_RISE.isoformat() else "4.00"
    reason = {"left": "cancellation_requested", "payment failed": "payment_failed"}.get(why, "")
    status = "canceled" if gone else "active"
    person = [f"sub_{who.id[4:]}", who.id, who.company.name if who.company else who.name, who.email]
    return [*person, status, start, start, asked, ended, plan, "1", amount, "month", reason]
