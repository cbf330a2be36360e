"""A street of customers, put into a store a row at a time."""

from __future__ import annotations

from datetime import date, timedelta

from tellback.store.base import Store

TODAY = date(2026, 3, 31)


def ago(days: int) -> str:
    """The ISO day so many days before the last one known."""
    return (TODAY - timedelta(days)).isoformat()


class Street:
    """Customers, what they pay and what they say, as they would come in from files."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.messages = 0
        row = {"source": "billing", "location": "billing.csv", "roster": "stripe", "started_at": TODAY.isoformat()}
        self._put("rosters", id=1, **row, mapping="", fingerprint="", newest=TODAY.isoformat())

    def moves_in(self, name: str, days_ago: int = 900, **facts: object) -> int:
        """A customer with one subscription; `facts` are company, plan, revenue, currency, left (days ago), decided."""
        number = len(self.store.query("select id from customers")) + 1
        email = f"{name.lower()}@{name.lower()}.example"
        self._put("customers", id=number, external_id=f"cus_{name}", email=email, company=facts.pop("company", ""))
        for kind, key in (("id", f"cus_{name}".lower()), ("email", email), ("domain", f"{name.lower()}.example")):
            self._put("customer_keys", kind=kind, key=key, customer_id=number)
        left, decided = facts.pop("left", None), facts.pop("decided", None)
        self._put(
            "subscriptions", **{"plan": "Plus", "revenue": 10.0, "currency": "EUR", **facts},
            roster="stripe", external_id=f"sub_{name}", customer_id=number, started_at=ago(days_ago),
            decided_at="" if decided is None else ago(int(str(decided))),
            ended_at="" if left is None else ago(int(str(left))), ending="" if left is None else "left",
        )  # fmt: skip
        return number

    def says(self, author: str, days_ago: int, text: str = "All fine.", **more: object) -> int:
        """A message; with `complaint=True` read as one, with `answered` (days ago) answered."""
        self.messages += 1
        number, complaint, answered = self.messages, more.pop("complaint", False), more.pop("answered", None)
        said = {"said_at": f"{ago(days_ago)}T10:00:00Z", "text": text, "author": author}
        said["answered_at"] = "" if answered is None else f"{ago(int(str(answered)))}T10:00:00Z"
        known = {"source": "tickets", "external_id": str(number), "title": "", "company": "", "plan": "", **more}
        self._put("messages", id=number, scale="", locale="", url="", extra="{}", **{**known, **said})
        stance = "complaint" if complaint else "neither"
        self._put(
            "passages", id=number, message_id=number, start_at=0, end_at=len(text), language="en", stance=stance,
            sureness=0.9, weight=1.0,
        )  # fmt: skip
        return number

    def is_seen_using(self, customer: int, *days_ago: int, score: float = 5.0) -> None:
        """Readings of usage."""
        for day in days_ago:
            row = {"customer_id": customer, "kind": "usage", "name": "logins", "day": ago(day), "until": ""}
            self._put("signs", **row, level="", score=score, scale="")

    def _put(self, table: str, **row: object) -> None:
        columns = ", ".join(row)
        self.store.execute(f"insert into {table} ({columns}) values ({', '.join(f':{name}' for name in row)})", **row)
