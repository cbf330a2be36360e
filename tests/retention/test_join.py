from __future__ import annotations

import pytest

from ledger import Ledger
from tellback.people.lives import lives
from tellback.people.spell import day_number
from tellback.retention.join import LATER, NO_AUTHOR, NO_DAY, OUTSIDE, SHARED, UNKNOWN, Joined, join
from tellback.store.base import Store


@pytest.fixture
def ledger(store: Store) -> Ledger:
    return Ledger(store)


def joined(ledger: Ledger, until: str = "2025-12-31") -> Joined:
    store = ledger.keep(until)
    return join(store, lives(store))


def reasons(found: Joined) -> dict[str, int]:
    return {each.reason: each.complaints for each in found.unjoined}


def test_a_message_joins_by_id_by_email_and_by_the_company_s_domain(ledger: Ledger) -> None:
    ledger.customer(1, "2025-01-01").customer(2, "2025-01-01", email="ana@heron.example")
    ledger.customer(3, "2025-01-01", domain="acme.example")
    ledger.complaint("C1", "2025-02-01").complaint("Ana@Heron.example", "2025-02-02", "2025-02-05")
    ledger.complaint("joe@acme.example", "2025-02-03").complaint("Joe", "2025-02-04", company="acme.example")
    found = joined(ledger)
    assert found.heard.customer.tolist() == [1, 2, 3, 3]
    assert found.heard.day[1] == day_number("2025-02-02") and found.heard.answered[1] == day_number("2025-02-05")
    assert (found.complaints, found.joined, found.unjoined) == (4, 4, ())


def test_an_id_joins_as_it_is_spelt_and_without_capitals_only_where_nobody_is_spelt_so(ledger: Ledger) -> None:
    ledger.customer(1, "2025-01-01", name="CUS_9fX").customer(2, "2025-01-01", name="cus_9fx")
    ledger.customer(3, "2025-01-01", name="ACME-7").customer(4, "2025-01-01")
    for author in ("CUS_9fX", "cus_9fx", "CUS_9FX", "ACME-7", "C4"):
        ledger.complaint(author, "2025-02-01")
    ledger.complaint("Joe", "2025-02-02", company="ACME-7")
    found = joined(ledger)
    assert found.heard.customer.tolist() == [1, 2, 2, 3, 4, 3]
    assert found.unjoined == ()


def test_what_does_not_join_is_counted_with_its_reason_and_masked(ledger: Ledger) -> None:
    ledger.customer(1, "2025-01-01", "2025-06-01", email="ana@heron.example")
    ledger.customer(2, "2025-01-01", domain="acme.example").customer(3, "2025-01-01", domain="acme.example")
    ledger.complaint("", "2025-02-01").complaint("nobody@else.example", "2025-02-01")
    ledger.complaint("joe@acme.example", "2025-02-01").complaint("ana@heron.example", "2025-07-01")
    ledger.complaint("c1", "")
    found = joined(ledger)
    assert reasons(found) == {NO_DAY: 1, NO_AUTHOR: 1, UNKNOWN: 1, SHARED: 1, OUTSIDE: 1}
    assert (found.complaints, found.joined, len(found.heard)) == (5, 0, 0)
    said = " ".join(example for each in found.unjoined for example in each.examples)
    assert "message 2" in said and "else.example" not in said and "ana@" not in said


def test_who_asks_to_cancel_is_left_out_and_counted(ledger: Ledger) -> None:
    ledger.customer(1, "2025-01-01")
    ledger.complaint("c1", "2025-02-01", text="Search is terrible. Please cancel my subscription.")
    found = joined(ledger)
    assert (found.joined, found.leaving, len(found.heard)) == (1, 1, 0)


def test_a_complaint_after_the_decision_to_leave_explains_nothing(ledger: Ledger) -> None:
    ledger.customer(1, "2025-01-01", "2025-06-01", decided="2025-05-01")
    ledger.complaint("c1", "2025-04-30").complaint("c1", "2025-05-02")
    found = joined(ledger)
    assert (found.joined, found.decided, len(found.heard)) == (2, 1, 1)


def test_a_complaint_after_the_last_known_day_is_not_said_to_be_a_stranger_s(ledger: Ledger) -> None:
    ledger.customer(1, "2025-01-01").customer(2, "2025-01-01", "2025-06-01")
    ledger.complaint("c1", "2025-09-01").complaint("c2", "2025-09-01")
    assert reasons(joined(ledger, "2025-08-26")) == {LATER: 1, OUTSIDE: 1}


def test_nothing_joins_where_nothing_is_known(ledger: Ledger) -> None:
    found = joined(ledger, "")
    assert (found.complaints, found.joined, len(found.heard), found.first) == (0, 0, 0, 0)
