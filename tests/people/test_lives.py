"""How long customers stayed, as arrays, from what a store holds."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tellback.people.lives import Lives, last_day, lives
from tellback.store.base import Store


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


class Book:
    """Writes what a roster would have landed."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.rows = 0

    def customer(self, number: int, segment: str = "", since: str = "") -> Book:
        row = {"id": number, "external_id": f"c{number}", "segment": segment, "since": since}
        self.store.upsert("customers", [row], key=("id",))
        return self

    def paid(self, number: int, started: str, ended: str = "", ending: str = "", **more: object) -> Book:
        self.rows += 1
        row = {
            "roster": "stripe",
            "external_id": f"s{self.rows}",
            "customer_id": number,
            "plan": "",
            "revenue": None,
            "currency": "",
            "started_at": started,
            "decided_at": "",
            "ended_at": ended,
            "ending": ending,
        }
        self.store.upsert("subscriptions", [row | more], key=("roster", "external_id"))
        return self

    def uses(self, number: int, on: str, level: str = "", score: float | None = None, name: str = "") -> Book:
        row = {"customer_id": number, "kind": "usage", "name": name, "day": on, "until": "", "level": level}
        key = ("customer_id", "kind", "name", "day")
        self.store.upsert("signs", [row | {"score": score, "scale": ""}], key=key)
        return self

    def changes(self, number: int, on: str, plan: str) -> Book:
        self.rows += 1
        row = {"roster": "x", "external_id": str(self.rows), "customer_id": number, "day": on, "kind": "more"}
        more = {"plan": plan, "revenue": None, "currency": ""}
        self.store.upsert("plan_changes", [row | more], key=("roster", "external_id"))
        return self

    def lives(self, until: str = "2025-12-31") -> Lives:
        return lives(self.store, until)


@pytest.fixture
def book(store: Store) -> Book:
    return Book(store)


def test_a_spell_a_row_with_its_ending(book: Book) -> None:
    book.customer(1).paid(1, "2025-01-01")
    book.customer(2).paid(2, "2025-01-01", "2025-02-01", "left").paid(2, "2025-06-01", "2025-07-01", "failed payment")
    found = book.lives()
    assert found.customer.tolist() == [1, 2, 2]
    assert found.start.tolist() == [day("2025-01-01"), day("2025-01-01"), day("2025-06-01")]
    assert found.stop.tolist() == [day("2025-12-31"), day("2025-02-01"), day("2025-07-01")]
    assert found.ending.tolist() == [0, 1, 2]
    assert found.first.tolist() == [day("2025-01-01")] * 3


def test_what_ends_after_the_last_day_runs_and_what_begins_after_it_is_not_there(book: Book) -> None:
    book.customer(1).paid(1, "2025-01-01", "2026-03-01", "left", decided_at="2025-11-01")
    book.customer(2).paid(2, "2026-02-01")
    found = book.lives()
    assert found.customer.tolist() == [1]
    assert (found.ending.tolist(), found.stop.tolist()) == ([0], [day("2025-12-31")])
    assert found.decided.tolist() == [day("2025-11-01")]


def test_a_decision_counts_only_where_nothing_else_runs_on(book: Book) -> None:
    book.customer(1).paid(1, "2025-01-01", decided_at="2025-11-01").paid(1, "2025-02-01")
    assert book.lives().decided.tolist() == [0]


def test_the_finest_kind_of_roster_counts_alone(book: Book) -> None:
    book.customer(1).paid(1, "2025-01-01", "2025-03-01", "left").paid(1, "2024-01-01", roster="table")
    book.customer(2).paid(2, "2024-01-01", roster="table")
    found = book.lives()
    assert found.start.tolist() == [day("2025-01-01"), day("2024-01-01")]
    assert found.ending.tolist() == [1, 0]


def test_a_beginning_that_is_not_told_is_the_first_day_as_a_customer_or_unknown(book: Book) -> None:
    book.customer(1, since="2024-05-01").paid(1, "")
    book.customer(2).paid(2, "")
    book.customer(3, since="2023-01-01").paid(3, "2025-01-01")
    found = book.lives()
    assert found.start.tolist() == [day("2024-05-01"), 0, day("2025-01-01")]
    assert found.first.tolist() == [day("2024-05-01"), 0, day("2023-01-01")]


def test_plan_and_segment_are_those_at_the_start_and_changes_follow(book: Book) -> None:
    book.customer(1, "small").paid(1, "2025-01-01", plan="free").paid(1, "2025-05-01", plan="pro", revenue=20)
    book.changes(1, "2025-08-01", "max").changes(1, "2025-09-01", "max")
    book.customer(2).paid(2, "2025-01-01")
    found = book.lives()
    assert [found.plan_names[at] for at in found.plan if at >= 0] == ["free"]
    assert found.plan.tolist()[1] == -1
    assert (found.segment.tolist(), found.segment_names) == ([0, -1], ("small",))
    changes = found.plan_changes
    told = [
        (int(s), int(d), found.plan_names[at])
        for s, d, at in zip(changes.spell, changes.day, changes.level, strict=True)
    ]
    assert told == [(0, day("2025-05-01"), "pro"), (0, day("2025-08-01"), "max")]


def test_the_dearer_of_two_plans_begun_together_counts_and_revenue_is_what_both_pay_at_the_end(book: Book) -> None:
    book.customer(1).paid(1, "2025-01-01", plan="pro", revenue=20.0).paid(1, "2025-01-01", plan="add-on", revenue=5.0)
    book.customer(2).paid(2, "2025-01-01")
    book.customer(3).paid(3, "2025-01-01", "2025-02-01", revenue=9.0).paid(3, "2025-01-15", "2025-04-01", revenue=7.0)
    found = book.lives()
    assert found.plan_names[int(found.plan[0])] == "pro"
    assert found.revenue[[0, 2]].tolist() == [25.0, 7.0]
    assert np.isnan(found.revenue[1])


def test_usage_is_what_was_known_before_each_interval(book: Book) -> None:
    book.customer(1).paid(1, "2025-02-01", "2025-06-01", "left").paid(1, "2025-08-01")
    for on, level in (
        ("2025-01-15", "light"),
        ("2025-03-01", "heavy"),
        ("2025-06-01", "light"),
        ("2025-09-01", "light"),
    ):
        book.uses(1, on, level)
    book.customer(2).paid(2, "2025-01-01")
    found = book.lives()
    assert [found.usage_names[at] if at >= 0 else "" for at in found.usage] == ["light", "light", ""]
    changes = found.usage_changes
    assert (changes.spell.tolist(), changes.day.tolist()) == ([0], [day("2025-03-01")])
    assert [found.usage_names[at] for at in changes.level] == ["heavy"]
    assert found.usage_dated


def test_usage_in_numbers_is_cut_into_thirds_and_without_a_day_it_says_so(book: Book) -> None:
    for number in range(1, 10):
        book.customer(number).paid(number, "2025-01-01").uses(number, "", score=float(number), name="logins")
    book.uses(1, "", score=3.0, name="rare")
    found = book.lives()
    assert [found.usage_names[at] for at in found.usage] == ["low third"] * 3 + ["middle third"] * 3 + [
        "high third"
    ] * 3
    assert not found.usage_dated


def test_an_empty_store_has_no_lives(store: Store) -> None:
    assert len(lives(store)) == 0
    assert last_day(store) == ""
