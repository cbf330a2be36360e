"""A reading of customers killed at any moment leaves whole rows only, and ends as if nothing had happened."""

from __future__ import annotations

import csv
import os
import random
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from enrolling import export
from killing import begin, end, kill
from tellback.people.enrol import enrol
from tellback.store.base import Row, Store
from tellback.store.opening import open_store

pytestmark = pytest.mark.slow

KILLS = 5
ROWS = 9_000
COMMAND = ("customers", "roster.csv")
TOLD = {
    "customers": "external_id, email, company, domain, segment, since, revision",
    "customer_keys": "kind, key",
    "subscriptions": "roster, subscriptions.external_id, plan, revenue, started_at, decided_at, ended_at, ending",
    "plan_changes": "roster, plan_changes.external_id, day, kind, plan, revenue",
    "signs": "kind, name, day, level, score",
}


def table() -> Iterator[tuple[object, ...]]:
    """One row in nine is of a customer who came back; every hundredth tells no day."""
    yield "customer id", "email", "company", "plan", "mrr", "since", "left", "logins"
    for number in range(ROWS):
        who, again = number % (ROWS * 8 // 9), number >= ROWS * 8 // 9
        since = "soon" if number % 100 == 99 else f"202{4 + again}-02-{number % 28 + 1:02}"
        left = "" if again else f"2024-09-{number % 28 + 1:02}"
        yield f"c{who}", f"p{who}@firm{who // 4}.example", f"Firm {who // 4}", "pro", 9, since, left, number % 50


def activities() -> Iterator[tuple[object, ...]]:
    """Everybody comes, leaves and comes back; every hundredth row tells of nothing known."""
    yield "customer_uuid", "type", "date", "mrr", "mrr-movement", "currency", "plan"
    for number in range(ROWS):
        kind = "moved" if number % 100 == 99 else ("new_biz", "churn", "reactivation")[number % 3]
        yield f"cm_{number // 3}", kind, f"2025-0{number % 3 + 1}-{number % 28 + 1:02}", 2900, 2900, "EUR", "Pro"


@pytest.fixture(params=[table, activities])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "killed" / "roster.csv"
    path.parent.mkdir()
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(request.param())
    return path


@pytest.fixture
def undisturbed(file: Path, empty_file: Path) -> dict[str, list[Row]]:
    """All that is known after a reading nobody killed."""
    store = open_store(shutil.copy(empty_file, file.parent / "undisturbed.db"))
    enrol(store, export(file))
    found = everything(store)
    store.close()
    return found


def everything(store: Store) -> dict[str, list[Row]]:
    """Every table, its customers by name."""
    joined = {name: f"{name} join customers on customers.id = customer_id" for name in TOLD} | {
        "customers": "customers"
    }
    found = {
        name: store.query(f"select customers.external_id as who, {columns} from {joined[name]}")
        for name, columns in TOLD.items()
    }
    return {name: sorted(map(_by_name, rows), key=str) for name, rows in found.items()}


def _by_name(row: Row) -> Row:
    """Stretches made of activities are named by the customer's number, and a killed transaction may use one up."""
    made = row.get("roster") == "chartmogul_activities" and "~" in row["external_id"]
    return {**row, "external_id": row["external_id"].partition("~")[2]} if made else row


def rows_read(store: Store) -> int:
    return int(store.query("select coalesce(sum(rows_read), 0) as n from rosters")[0]["n"])


def test_kills_lose_nothing_and_double_nothing(
    file: Path, undisturbed: dict[str, list[Row]], address: str, store: Store
) -> None:
    (file.parent / "tellback.toml").write_text(f"store = '{address}'\n", encoding="utf-8")
    seed = int(os.environ.get("TELLBACK_SEED", random.randrange(10**6)))
    sys.stdout.write(f"TELLBACK_SEED={seed}\n")
    chance, partly = random.Random(seed), 0
    for _ in range(KILLS):
        child = begin(file.parent, *COMMAND)
        kill(child, partial(rows_read, store), chance.uniform(0.0, 0.3))
        partly += 0 < rows_read(store) < ROWS
        assert_counts_add_up(store)
    assert partly, "no kill fell into the reading: make the file longer"
    told = end(begin(file.parent, *COMMAND))
    assert (told["read"], told["changed"], told["set_aside"]) == (ROWS, 0, ROWS // 100)
    assert everything(store) == undisturbed
    assert store.query("select count(*) as n from roster_aside")[0]["n"] == ROWS // 100
    again = end(begin(file.parent, *COMMAND))
    assert (again["added"], again["changed"], again["set_aside"]) == (0, 0, ROWS // 100)
    assert everything(store) == undisturbed
    if store.dialect == "sqlite":
        assert store.query("pragma integrity_check")[0] == {"integrity_check": "ok"}


def assert_counts_add_up(store: Store) -> None:
    """What the readings say they landed is what is there: both are of one transaction. Stretches made of activities
    are written at the end, and not counted."""
    landed = [f"(select count(*) from {name})" for name in ("customers", "plan_changes", "signs")]
    paid = "(select count(*) from subscriptions where roster <> 'chartmogul_activities')"
    [said] = store.query(
        f"select {' + '.join([*landed, paid])} as there, (select coalesce(sum(added), 0) from rosters) as said"
    )
    assert said["there"] == said["said"]
