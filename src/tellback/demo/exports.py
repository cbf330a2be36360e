"""The world written down as a company would export it: tickets, store reviews, a survey, in-app feedback, customers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tellback.demo.books import write_books
from tellback.demo.cast import Customer
from tellback.demo.timeline import PRICE_RISE, date_of, day_of
from tellback.demo.truth import write_truth
from tellback.demo.written import moment, table

if TYPE_CHECKING:
    from tellback.demo.post import Sent
    from tellback.demo.world import World

TICKETS, REVIEWS = "exports/tickets.ndjson", "exports/reviews_com.larkpost_2025-05_2026-10.csv"
SURVEY, IN_APP = "exports/survey.csv", "exports/in_app_feedback.parquet"
BROKEN = {TICKETS: 3, REVIEWS: 2, SURVEY: 1, IN_APP: 0}
"""How many rows of each export cannot be read, as in life."""
TRUTH = ".tellback/truth.parquet"
_SUPPORT = "support@larkpost.example"
_PLAY = (
    "Package Name",
    "App Version Code",
    "App Version Name",
    "Reviewer Language",
    "Device",
    "Review Submit Date and Time",
    "Review Submit Millis Since Epoch",
    "Review Last Update Date and Time",
    "Review Last Update Millis Since Epoch",
    "Star Rating",
    "Review Title",
    "Review Text",
    "Developer Reply Date and Time",
    "Developer Reply Millis Since Epoch",
    "Developer Reply Text",
    "Review Link",
)
_ASKED = (
    "Response ID",
    "Date",
    "Customer ID",
    "Plan",
    "Monthly revenue",
    "Company",
    "Country",
    "How likely are you to recommend Larkpost? (0-10)",
    "What is the main reason for your score?",
)
_DEVICES = ("Windows 11 laptop", "Windows 11 desktop", "Windows 10 desktop", "MacBook Air", "MacBook Pro", "iMac")


def write_exports(world: World, folder: Path) -> tuple[Path, ...]:
    """Write every export and the truth; the four with messages are returned in the order in which to import them."""
    (folder / "exports").mkdir(parents=True, exist_ok=True)
    (folder / ".tellback").mkdir(exist_ok=True)
    by_channel: dict[str, list[Sent]] = {"tickets": [], "reviews": [], "survey": [], "in-app": []}
    for sent in sorted(world.sent, key=lambda sent: (sent.day, sent.minute, sent.key)):
        by_channel[sent.channel].append(sent)
    _tickets(world, by_channel["tickets"], folder / TICKETS)
    _reviews(world, by_channel["reviews"], folder / REVIEWS)
    _survey(world, by_channel["survey"], folder / SURVEY)
    _in_app(world, by_channel["in-app"], folder / IN_APP)
    write_books(world, folder / "exports")
    write_truth(world.truth(), folder / TRUTH)
    return tuple(folder / name for name in (TICKETS, REVIEWS, SURVEY, IN_APP))


def _tickets(world: World, sents: list[Sent], path: Path) -> None:
    lines = [json.dumps(_ticket(world, sent), ensure_ascii=False) for sent in sents]
    every = len(lines) // (BROKEN[TICKETS] + 1)
    broken = {every * number: lines[every * number][:90] for number in range(1, BROKEN[TICKETS] + 1)}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(lines):
            if number in broken:
                file.write(f"{broken[number]}\n")
            file.write(f"{line}\n")
            if number % 120 == 60:
                file.write(f"{lines[number - 20]}\n")


def _ticket(world: World, sent: Sent) -> dict[str, object]:
    asker = world.people[sent.who] if sent.who is not None else None
    closed = moment(sent.answered, sent.minute) if sent.answered is not None else None
    comments = [{"author": _SUPPORT, "public": True, "created_at": closed, "body": sent.answer}] if sent.answer else []
    return {
        "id": int(sent.key),
        "url": f"https://larkpost.example/api/v2/tickets/{sent.key}.json",
        "via": {"channel": "email"},
        "created_at": moment(sent.day, sent.minute),
        "updated_at": closed or moment(sent.day, sent.minute),
        "subject": sent.letter.title,
        "description": sent.letter.text,
        "priority": "normal",
        "status": "solved" if closed else "open",
        "requester": _requester(asker, sent.day) if asker else {"email": "mailer@example.org"},
        "organization": {"name": asker.company.name} if asker and asker.company else None,
        "tags": ["desktop", f"v{world.version(sent)}"],
        "satisfaction_rating": {"score": "offered" if closed else "unoffered"},
        "comments": comments,
    }


def _requester(customer: Customer, day: int) -> dict[str, object]:
    return {
        "id": customer.id,
        "name": customer.name,
        "email": customer.email,
        "locale": customer.locale,
        "user_fields": {"plan": customer.plan_on(day), "monthly_revenue": _revenue(customer, day)},
    }


def _reviews(world: World, sents: list[Sent], path: Path) -> None:
    rows = list(_review_rows(world, sents))
    for number in range(1, BROKEN[REVIEWS] + 1):
        rows.insert(number * len(rows) // 3, ["com.larkpost", "", "5.0", "en"])
    path.write_text("\ufeff" + table((_PLAY, *rows), ","), encoding="utf-16-le", newline="")


def _review_rows(world: World, sents: list[Sent]) -> Iterator[list[str]]:
    for number, sent in enumerate(sents):
        when, version = moment(sent.day, sent.minute), world.version(sent)
        millis = str(int(datetime.fromisoformat(when).timestamp() * 1000))
        reply = ("", "", "")
        if sent.answer and sent.answered is not None:
            then = moment(sent.answered, sent.minute)
            reply = (then, str(int(datetime.fromisoformat(then).timestamp() * 1000)), sent.answer)
        device, language = _DEVICES[number % len(_DEVICES)], sent.letter.language
        stars = str(sent.letter.stars or 3)
        head = ["com.larkpost", version.replace(".", "0"), version, language, device, when, millis, when, millis]
        yield [
            *head,
            stars,
            sent.letter.title,
            sent.letter.text,
            *reply,
            f"https://store.example/larkpost?reviewId={sent.key}",
        ]


def _survey(world: World, sents: list[Sent], path: Path) -> None:
    rows = []
    for sent in sents:
        who = world.people[sent.who or 0]
        company = who.company.name if who.company else ""
        money = f"{_revenue(who, sent.day):.2f}"
        text = sent.letter.text.replace(". ", ".\n", 1) if len(sent.letter.text) > 80 else sent.letter.text
        facts = [sent.key, date_of(sent.day).isoformat(), who.id, who.plan_on(sent.day), money, company, who.country]
        rows.append([*facts, str(sent.score), text])
    rows.insert(len(rows) // 2, ["R999999", "2026-02-11", "cus_00000", "Free"])
    path.write_text(table((_ASKED, *rows), ";"), encoding="cp1252", newline="")


def _in_app(world: World, sents: list[Sent], path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [_in_app_row(world, sent) for sent in sents]
    pq.write_table(pa.Table.from_pylist(rows), path, compression="zstd")


def _in_app_row(world: World, sent: Sent) -> dict[str, object]:
    who = world.people[sent.who or 0]
    return {
        "feedback_id": sent.key,
        "created_at": datetime.fromisoformat(moment(sent.day, sent.minute)),
        "user_id": who.id,
        "company": who.company.name if who.company else None,
        "plan": who.plan_on(sent.day),
        "monthly_revenue": _revenue(who, sent.day),
        "app_version": world.version(sent),
        "locale": who.locale,
        "rating": sent.letter.stars if int(sent.key[-1]) < 6 else None,
        "message": sent.letter.text,
    }


def _revenue(customer: Customer, day: int) -> float:
    return customer.revenue_on(day, day_of(PRICE_RISE) + 14)
