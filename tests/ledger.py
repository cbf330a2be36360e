"""Customers and complaints written into a store as a roster and an import would land them."""

from __future__ import annotations

from tellback.feedback.message import Message
from tellback.feedback.queries import messages
from tellback.store.base import Row, Store


class Ledger:
    """Keeps what a test says of customers; `keep` writes it all at once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.rows: dict[str, list[Row]] = {"customers": [], "customer_keys": [], "subscriptions": [], "signs": []}
        self.said: list[Message] = []

    def customer(self, number: int, since: str, left: str = "", *, ending: str = "left", **more: str) -> Ledger:
        """One customer, one subscription from `since` to `left`; `more`: name, email, domain, plan, segment, usage."""
        name = more.get("name", f"c{number}")
        known = {key: more.get(key, "") for key in ("email", "domain", "segment")}
        self.rows["customers"].append({"id": number, "external_id": name, "since": since, "company": "", **known})
        keys = (("id", name), ("email", known["email"]), ("domain", known["domain"]))
        self.rows["customer_keys"] += [{"kind": kind, "key": key, "customer_id": number} for kind, key in keys if key]
        paid = {"roster": "stripe", "external_id": f"s{number}", "customer_id": number, "plan": more.get("plan", "")}
        days = {"started_at": since, "decided_at": more.get("decided", ""), "ended_at": left}
        rest = {"revenue": None, "currency": "", "ending": ending if left else ""}
        self.rows["subscriptions"].append({**paid, **days, **rest})
        return self.sign(number, "usage", since, level=more["usage"]) if "usage" in more else self

    def sign(self, number: int, kind: str, day: str, *, level: str = "", score: float | None = None) -> Ledger:
        """Something known of a customer beside words."""
        named = {"customer_id": number, "kind": kind, "name": "", "day": day, "until": "", "level": level}
        self.rows["signs"].append({**named, "score": score, "scale": "0-10" if score is not None else ""})
        return self

    def complaint(self, author: str, day: str, answered: str = "", **more: str) -> Ledger:
        """A message that complains, by whoever goes by that name."""
        text = more.get("text", "Search is terrible.")
        told = {"author": author, "said_at": day, "answered_at": answered, "company": more.get("company", "")}
        self.said.append(Message("desk", str(len(self.said) + 1), text, **told))
        return self

    def keep(self, until: str = "") -> Store:
        """Write everything; the roster is known `until` a day."""
        keys = {"customers": ("id",), "customer_keys": ("kind", "key", "customer_id")}
        keys |= {"subscriptions": ("roster", "external_id"), "signs": ("customer_id", "kind", "name", "day")}
        for table, rows in self.rows.items():
            self.store.upsert(table, rows, key=keys[table])
        messages.land(self.store, self.said)
        about = {"language": "en", "stance": "complaint", "sureness": 0.9, "weight": 1.0}
        ids = self.store.query("select id, text from messages order by id")
        passages = [{"message_id": row["id"], "start_at": 0, "end_at": len(row["text"]), **about} for row in ids]
        self._passages(passages)
        if until:
            self._roster(until)
        return self.store

    def _passages(self, rows: list[dict[str, object]]) -> None:
        self.store.many(
            "insert into passages (message_id, start_at, end_at, language, stance, sureness, weight)"
            " values (:message_id, :start_at, :end_at, :language, :stance, :sureness, :weight)",
            rows,
        )

    def _roster(self, until: str) -> None:
        self.store.execute(
            "insert into rosters (source, location, roster, started_at, mapping, fingerprint, newest)"
            " values ('billing', 'billing.csv', 'stripe', :day, '', '', :day)",
            day=until,
        )
