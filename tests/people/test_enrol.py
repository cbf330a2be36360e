"""Customers come in once, however often their files are read, and what cannot be taken says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from enrolling import export
from tellback.people import rosters
from tellback.people.enrol import Enrolled, enrol
from tellback.people.export import Export
from tellback.people.lives import last_day, lives
from tellback.store.base import Store
from tellback.text.record import Record, Unread

SAMPLES = Path(rosters.__file__ or "").parent


class Take:
    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.folder = folder

    def __call__(self, text: str, name: str = "roster.csv", **given: str) -> Enrolled:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return enrol(self.store, export(path, name, **given))

    def all(self, table: str, order: str = "id") -> list[dict[str, object]]:
        return [dict(row) for row in self.store.query(f"select * from {table} order by {order}")]

    def spells(self) -> list[tuple[str, str, str, int]]:
        found = lives(self.store)
        names = {row["id"]: row["external_id"] for row in self.store.query("select * from customers")}
        shown = zip(found.customer, found.start, found.stop, found.ending, strict=True)
        return [(names[int(who)], day(start), day(stop), int(ending)) for who, start, stop, ending in shown]


@pytest.fixture
def take(store: Store, tmp_path: Path) -> Take:
    return Take(store, tmp_path)


def day(number: int) -> str:
    return date.fromordinal(int(number)).isoformat() if number else ""


def counts(done: Enrolled) -> tuple[int, int, int]:
    return done.added, done.changed, done.set_aside


@pytest.mark.parametrize("name", [path.name for path in sorted(SAMPLES.iterdir()) if (path / "sample.csv").is_file()])
def test_a_sample_comes_in_whole_and_again_changes_nothing(store: Store, name: str) -> None:
    found = export(SAMPLES / name / "sample.csv")
    first = enrol(store, found)
    assert first.added > 0
    assert first.set_aside == 0
    again = enrol(store, found)
    assert counts(again) == (0, 0, 0)
    assert again.unchanged >= again.read


def test_stripe_ends_by_its_last_day_and_decides_by_its_canceled_day(take: Take) -> None:
    done = take((SAMPLES / "stripe" / "sample.csv").read_text(encoding="utf-8"), segment="tier (metadata)")
    assert done.until == "2025-10-01"
    assert take.spells() == [
        ("cus_A", "2024-03-01", "2025-10-01", 0),
        ("cus_B", "2024-05-12", "2025-02-12", 1),
        ("cus_B", "2025-06-01", "2025-10-01", 0),
        ("cus_C", "2024-06-30", "2025-01-20", 2),
        ("cus_E", "2024-08-15", "2025-10-01", 0),
    ]
    kept = {row["external_id"]: row for row in take.all("subscriptions")}
    assert kept["sub_2"]["decided_at"] == "2025-01-20"
    assert kept["sub_3"]["revenue"] == 20.0
    assert kept["sub_1"]["revenue"] == 58.0
    assert [row["segment"] for row in take.all("customers")] == ["law", "retail", "", "", ""]


def test_activities_pair_to_stretches_and_coming_back_opens_the_next(take: Take) -> None:
    text = (SAMPLES / "chartmogul_activities" / "sample.csv").read_text(encoding="utf-8")
    take(text)
    assert take.spells() == [
        ("cm_1", "2024-03-01", "2025-06-01", 0),
        ("cm_2", "2024-05-12", "2025-02-12", 1),
        ("cm_2", "2025-06-01", "2025-06-01", 0),
        ("cm_3", "", "2025-01-20", 1),
    ]
    shorter = "\n".join(line for line in text.splitlines() if "reactivation" not in line) + "\n"
    take.store.execute("delete from plan_changes where kind = 'start' and day > '2025'")
    take(shorter, "again.csv")
    assert len(take.spells()) == 3


def test_a_customer_named_by_several_rosters_is_one(take: Take) -> None:
    for name in ("chartmogul_customers", "stripe", "table", "signs"):
        take((SAMPLES / name / "sample.csv").read_text(encoding="utf-8"), f"{name}.csv")
    names = [row["external_id"] for row in take.all("customers")]
    assert names == ["cm_1", "cm_2", "cm_3", "cus_D", "cus_E", "19"]
    assert len(take.spells()) == 6, "Stripe's stretches of cm_2 count, the table's do not; only the table knows 19"


def test_an_address_names_a_customer_where_it_is_theirs_alone(take: Take) -> None:
    take(
        "customer id,email,since\n"
        "1,info@heron.example,2025-01-01\n2,info@heron.example,2025-01-01\n3,x@y.example,2025-01-01\n"
    )
    done = take("customer,date,nps\ninfo@heron.example,2025-02-01,3\nX@Y.example,2025-02-01,9\n", "nps.csv")
    assert counts(done) == (1, 0, 1)
    assert (done.aside[0].line, done.aside[0].column) == (2, 1)
    assert done.aside[0].reason == (
        "column `customer`: 2 customers share the e-mail address that names this one: name the customer by an id"
    )
    assert [row["customer_id"] for row in take.all("signs")] == [3]


def test_a_customer_known_by_an_address_alone_gets_the_id_that_comes_with_it(take: Take) -> None:
    take("customer,date,nps\nAna@heron.example,2025-02-01,3\n", "nps.csv")
    take("customer id,email,since\n7,ana@heron.example,2025-01-01\n8,ana@heron.example,2025-01-01\n")
    assert [(row["external_id"], row["email"]) for row in take.all("customers")] == [
        ("7", "ana@heron.example"),
        ("8", "ana@heron.example"),
    ]
    assert [row["customer_id"] for row in take.all("signs")] == [1]


def test_keys_are_ids_addresses_and_domains_that_are_a_companys(take: Take) -> None:
    take(
        "customer id,email,website,since\n7,Ana@Heron.example,,2025-01-01\n8,b@gmail.com,https://www.quill.example/en,2025-01-01\n"
    )
    keys = [
        (row["kind"], row["key"], row["customer_id"]) for row in take.all("customer_keys", "customer_id, kind, key")
    ]
    assert keys == [
        ("domain", "heron.example", 1),
        ("email", "ana@heron.example", 1),
        ("id", "7", 1),
        ("domain", "quill.example", 2),
        ("email", "b@gmail.com", 2),
        ("id", "8", 2),
    ]


def test_what_a_coarser_roster_says_never_replaces_what_a_finer_one_said(take: Take) -> None:
    stripe = (
        "id,Customer ID,Customer Name,Customer Email,Status,Start Date (UTC),Current Period Start (UTC),"
        "Canceled At (UTC),Ended At (UTC),size\n"
        "s1,cus_A,Ana Silva,ana@heron.example,active,2025-01-01,2025-03-01,,,big\n"
    )
    table = "customer id,email,company,segment,since\ncus_A,office@heron.example,Heron Law,small,2025-01-01\n"
    read = {"stripe": lambda: take(stripe, "stripe.csv", segment="size"), "table": lambda: take(table, "table.csv")}
    for name in ("stripe", "table", "table", "stripe", "table"):
        read[name]()
    kept = take.all("customers")[0]
    assert [kept[name] for name in ("email", "company", "segment")] == ["ana@heron.example", "Heron Law", "big"]
    assert [counts(again())[1] for again in read.values()] == [0, 0]
    assert kept["revision"] == 2, "once when the table told of a company, and of nothing afterwards"


def test_of_two_files_of_a_kind_the_one_that_came_later_counts_however_often_they_are_read(take: Take) -> None:
    head = "customer id,segment,since\n"
    files = {"jan.csv": f"{head}1,small,2025-01-01\n", "feb.csv": f"{head}1,big,2025-01-01\n"}
    assert [counts(take(text, name))[1] for name, text in [*files.items(), *files.items()]] == [0, 1, 0, 0]
    assert take.all("customers")[0]["segment"] == "big"
    assert counts(take(f"{head}1,huge,2025-01-01\n", "feb.csv"))[1] == 1


def test_what_a_finer_roster_confirms_is_its_word_from_then_on(take: Take) -> None:
    table = "customer id,email,since\ncm_1,ana@heron.example,2024-03-01\n"
    take(table, "table.csv")
    text = (SAMPLES / "chartmogul_customers" / "sample.csv").read_text(encoding="utf-8")
    first_only = "".join(text.splitlines(keepends=True)[:2])
    assert counts(take(first_only, "mogul.csv")) == (0, 0, 0)
    assert counts(take(table.replace("ana@", "joe@"), "table.csv"))[1] == 0
    assert take.all("customers")[0]["email"] == "ana@heron.example"


def test_the_name_of_a_person_is_no_company(take: Take) -> None:
    for name in ("stripe", "stripe_customers", "chartmogul_customers", "chartmogul_activities"):
        take((SAMPLES / name / "sample.csv").read_text(encoding="utf-8"), f"{name}.csv")
    take("customer id,name,since\n1,Ana Silva,2025-01-01\n", "people.csv")
    assert {row["company"] for row in take.all("customers")} == {""}
    take((SAMPLES / "stripe" / "sample.csv").read_text(encoding="utf-8"), company="Customer Name")
    assert "Heron Law" in {row["company"] for row in take.all("customers")}


def test_a_changed_row_changes_and_an_empty_cell_takes_nothing_away(take: Take) -> None:
    head = "customer id,email,plan,since,left\n"
    take(head + "1,a@x.example,free,2025-01-01,\n2,b@x.example,free,2025-01-01,\n")
    done = take(head + "1,,pro,2025-01-01,2025-03-01\n2,b@x.example,free,2025-01-01,\n")
    assert counts(done) == (0, 1, 0)
    assert done.unchanged == 3
    assert take.all("customers")[0]["email"] == "a@x.example"
    assert take.spells()[0] == ("1", "2025-01-01", "2025-03-01", 1)


def test_what_cannot_be_taken_is_set_aside_with_line_column_and_reason(take: Take) -> None:
    done = take(
        "customer id,mrr,since,left\n"
        "1,9,2025-03-01,2025-01-01\n"
        ",9,2025-03-01,\n"
        "3,lots of it,2025-03-01,\n"
        "4,9,soon,\n"
        "5,9,2025-03-01,yes\n"
        "6,9,2025-03-01,\n"
    )
    assert counts(done) == (2, 0, 5)
    said = [(aside.line, aside.column, aside.reason) for aside in done.aside]
    assert said == [
        (2, 4, "column `left`: ended on 2025-01-01, before it began on 2025-03-01"),
        (3, 1, "column `customer id`: is empty, so nobody knows whom this row is about"),
        (4, 2, 'column `mrr`: "lots of it" is no amount'),
        (5, 3, 'column `since`: "soon" is no date that can be read for certain'),
        (6, 4, 'column `left`: "yes" does not say on which day: map the column that does'),
    ]


def test_a_subscription_id_met_again_is_set_aside_where_it_says_something_else(take: Take) -> None:
    rows = (SAMPLES / "stripe" / "sample.csv").read_text(encoding="utf-8").splitlines()
    done = take("\n".join([*rows, rows[1], rows[1].replace("29.00", "31.00")]) + "\n")
    assert done.set_aside == 1
    assert "column `id`: stands in an earlier row too" in done.aside[0].reason
    assert counts(take("\n".join([*rows, rows[1], rows[1].replace("29.00", "31.00")]) + "\n")) == (0, 0, 1)


def test_days_are_not_guessed_where_day_and_month_could_be_either(take: Take) -> None:
    text = "customer id,since\n1,03/04/2025\n"
    assert '--map dates="day first"' in take(text).aside[0].reason
    assert counts(take(text, dates="day first")) == (2, 0, 0)
    assert take.all("subscriptions")[0]["started_at"] == "2025-04-03"


def test_a_mended_row_is_no_longer_set_aside(take: Take) -> None:
    take("customer id,since\n1,soon\n2,2025-01-01\n")
    assert take("customer id,since\n1,2025-01-01\n2,2025-01-01\n").mended == 1


def test_the_last_day_is_the_newest_that_a_roster_tells_of_but_not_one_to_come(take: Take) -> None:
    take("customer id,since,left\n1,2025-01-01,2199-01-01\n2,2025-02-01,\n")
    assert last_day(take.store) == "2025-02-01"
    take("customer,date,nps\n1,2025-08-01,3\n", "nps.csv")
    assert last_day(take.store) == "2025-02-01"


def test_a_killed_reading_goes_on_where_it_was(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tellback.store.readings.ROWS_AT_ONCE", 2)
    path = tmp_path / "r.csv"
    path.write_text("customer id,since\n" + "".join(f"{n % 5},2025-01-0{n + 1}\n" for n in range(8)), encoding="utf-8")
    whole = export(path)

    def broken() -> Iterator[Record | Unread]:
        for number, row in enumerate(whole.rows()):
            if number == 5:
                raise KeyboardInterrupt
            yield row

    cut: Export = replace(whole, rows=broken)
    with pytest.raises(KeyboardInterrupt):
        enrol(store, cut)
    done = enrol(store, whole)
    assert (done.resumed_from, done.read, done.added) == (4, 8, 13)
    assert counts(enrol(store, whole)) == (0, 0, 0)
    kept = [row["external_id"] for row in store.query("select external_id from subscriptions order by external_id")]
    assert kept == ["0", "0~2", "1", "1~2", "2", "2~2", "3", "4"]


def test_nobody_is_left_out_of_the_count_by_a_gap_between_bills(take: Take) -> None:
    take("customer id,since,left\n1,2025-01-01,2025-02-01\n1,2025-02-02,2025-03-01\n1,2025-05-01,\n2,2025-06-01,\n")
    assert take.spells()[:2] == [("1", "2025-01-01", "2025-03-01", 1), ("1", "2025-05-01", "2025-06-01", 0)]
