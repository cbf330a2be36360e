"""A table of customers, one a row, as anybody keeps it: who, since when, until when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tellback.people.customer import Facts
from tellback.people.recognise import share_of
from tellback.people.roster import Line, Told
from tellback.people.sign import USAGE, Sign
from tellback.people.subscription import FAILED, LEFT, OTHER, Subscription

UNPAID = re.compile(
    r"(?i)(?:payment|card|charge|invoice)\w*[\s_-]*(?:failed|failure|declined|disputed|expired|unpaid)|"
    r"(?:failed|declined|missed)[\s_-]*payment|non[\s_-]*payment|involuntary|dunning|delinquent"
)
OTHERWISE = re.compile(
    r"(?i)bankrupt|insolven|out of business|business closed|deceased|died|duplicate|fraud|test account"
)
YEARLY = re.compile(r"(?i)\barr\b|annual|year")
NOBODY = {"0", "-", "none", "null", "n/a", "na", "never", "active", "current", "no", "false"}
"""What stands in the column of the last day of those who are still there."""


class Table:
    """Columns are recognised by their names, or told with --map."""

    name = "table"
    comes_again = True
    fields: Mapping[str, Sequence[str]] = {
        "id": (
            *("customer id", "account id", "client id", "user id", "customer", "customer number", "account number"),
            *("company id", "organization id", "external id", "id", "uuid", "member id", "subscriber id", "account"),
        ),
        "email": ("email", "customer email", "email address", "e mail", "contact email", "user email", "billing email"),
        "company": ("company", "company name", "organization", "organisation", "account name"),
        "domain": ("domain", "website", "company domain", "url"),
        "plan": ("plan", "plan name", "tier", "subscription", "subscription plan", "product", "edition", "package"),
        "revenue": ("mrr", "monthly revenue", "revenue", "monthly spend", "arr", "annual revenue", "amount", "price"),
        "currency": ("currency", "currency code"),
        "segment": ("segment", "industry", "size", "company size", "type", "region", "country", "cohort"),
        "since": (
            *("since", "customer since", "start date", "started at", "started", "start", "subscriber since", "joined"),
            *("join date", "joined at", "signup date", "sign up date", "signed up at", "created at", "created"),
            *("subscribed at", "first paid at", "activated at", "contract start", "kunde seit", "client depuis"),
        ),
        "left": (
            *("left", "left at", "left on", "churned at", "churned on", "churn date", "end date", "ended at", "ended"),
            *("cancelled at", "canceled at", "cancel date", "cancellation date", "cancelled", "canceled", "end"),
            *("contract end", "until", "gekündigt am", "termination date", "closed at"),
        ),
        "decided": ("cancel requested at", "cancellation requested at", "notice date", "notice given"),
        "why": (
            "why",
            "reason",
            "churn reason",
            "cancellation reason",
            "cancel reason",
            "leaving reason",
            "churn type",
        ),
        "usage": ("usage", "usage level", "activity", "activity level", "logins", "active days", "sessions", "seats"),
    }

    def recognises(self, names: Sequence[str]) -> float:
        """A customer, and since or until when; another kind that knows the file better says so louder."""
        who = share_of(names, (*self.fields["id"], *self.fields["email"]))
        when = share_of(names, self.fields["since"]) * 0.4 + share_of(names, self.fields["left"]) * 0.2
        return who * when

    def read(self, line: Line) -> Iterator[Told]:
        """The customer, the stretch they stayed and how much they use; without a first day it is not known."""
        who = line.text("id") or line.text("email")
        if not who:
            line.flaw("id", "is empty, so nobody knows whom this row is about")
            return
        since, left, decided = line.day("since"), _left(line), line.day("decided")
        yield Facts(who, line.text("email"), line.text("company"), line.text("domain"), line.text("segment"), since)
        yield Subscription(
            external_id=who,
            customer=who,
            plan=line.text("plan"),
            revenue=_revenue(line),
            currency=line.text("currency").upper(),
            started_at=since,
            decided_at=decided,
            ended_at=left,
            ending=_ending(line.text("why")) if left else "",
        )
        if used := line.text("usage"):
            number = used.replace(",", ".") if used.count(",") <= 1 else used
            counted = number.removeprefix("-").replace(".", "", 1).isdecimal()
            yield Sign(
                who,
                USAGE,
                name=line.column("usage"),
                level="" if counted else used,
                score=float(number) if counted else None,
            )


def _left(line: Line) -> str:
    written = line.text("left").casefold()
    if written in NOBODY:
        return ""
    if written in {"1", "yes", "true", "churned", "left", "cancelled", "canceled"}:
        line.flaw("left", f'"{line.text("left")}" does not say on which day: map the column that does')
        return ""
    return line.day("left")


def _revenue(line: Line) -> float | None:
    money = line.money("revenue")
    return money / 12 if money is not None and YEARLY.search(line.column("revenue")) else money


def _ending(why: str) -> str:
    return FAILED if UNPAID.search(why) else OTHER if OTHERWISE.search(why) else LEFT


roster = Table()
