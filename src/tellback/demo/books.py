"""What the company keeps about its customers: who they are, what they subscribe to, whom support answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tellback.demo.cast import PLUS_RAISED, Customer
from tellback.demo.timeline import PRICE_RISE, date_of
from tellback.demo.written import moment, table

if TYPE_CHECKING:
    from tellback.demo.world import World

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


def write_books(world: World, folder: Path) -> None:
    """Write customers.csv, subscriptions.csv (as Stripe exports them) and answers.csv."""
    rows: list[list[str]] = []
    paid: list[list[str]] = []
    for number, who in enumerate(world.people):
        left = world.life.left[number]
        gone = date_of(left).isoformat() if left is not None else ""
        company, seats = (who.company.name, str(who.company.seats)) if who.company else ("", "")
        usage = "heavy" if who.heavy else "light"
        came, redesigned = date_of(who.since).isoformat(), date_of(who.redesigned).isoformat()
        facts = [who.id, who.name, who.email, company, seats, who.country, usage]
        rows.append([*facts, who.plan, came, gone, world.life.why[number], redesigned])
        if who.plan != "Free" or who.upgraded is not None:
            paid.append(_subscription(who, gone, world.life.why[number]))
    head = [
        "id",
        "name",
        "email",
        "company",
        "seats",
        "country",
        "usage",
        "plan",
        "since",
        "left",
        "why",
        "redesign on",
    ]
    (folder / "customers.csv").write_text(table((head, *rows), ","), encoding="utf-8", newline="")
    (folder / "subscriptions.csv").write_text(table((_STRIPE, *paid), ","), encoding="utf-8", newline="")
    answers = [[s.channel, s.key, moment(s.answered, s.minute), s.answer] for s in world.sent if s.answered is not None]
    said = (["channel", "id", "answered at", "answer"], *answers)
    (folder / "answers.csv").write_text(table(said, ","), encoding="utf-8", newline="")


def _subscription(who: Customer, gone: str, why: str) -> list[str]:
    start = date_of(who.upgraded if who.upgraded is not None else who.since).isoformat() + " 00:00:00"
    ended = f"{gone} 00:00:00" if gone else ""
    asked = ended if why == "left" else ""
    plan = "Team" if who.company else "Plus"
    amount = "7.00" if who.company else f"{PLUS_RAISED:.2f}" if not gone or gone >= PRICE_RISE.isoformat() else "4.00"
    reason = {"left": "cancellation_requested", "payment failed": "payment_failed"}.get(why, "")
    status = "canceled" if gone else "active"
    person = [f"sub_{who.id[4:]}", who.id, who.name, who.email]
    return [*person, status, start, start, asked, ended, plan, "1", amount, "month", reason]
