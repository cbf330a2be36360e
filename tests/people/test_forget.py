"""A customer who was erased: their time stays, their name does not, and no roster brings them back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from enrolling import export
from tellback.errors import NotFound
from tellback.feedback.erase import erase
from tellback.feedback.message import Message
from tellback.feedback.queries.messages import land
from tellback.people.enrol import enrol
from tellback.people.forget import HELD_IN, forget, known
from tellback.people.lives import lives
from tellback.store.base import Store
from tellback.store.opening import open_store

ROWS = (
    "customer id,email,company,since,left\n"
    "77123,ana@heron.example,Heron Law,2025-01-01,\n"
    "77124,ben@quill.example,Quill,2025-01-01,2025-03-01\n"
    "77125,ana@heron.example,Heron Law,2025-02-01,\n"
    "77126,cleo@moor.example,Moor,soon,\n"
)


@pytest.fixture
def roster(store: Store, tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(ROWS, encoding="utf-8")
    enrol(store, export(path))
    return path


def everything(store: Store) -> str:
    return "\n".join(str(row) for table in store.tables() for row in store.query(f"select * from {table}"))


def test_nothing_that_names_them_is_left_and_their_time_stays(store: Store, roster: Path) -> None:
    before = lives(store)
    gone = forget(store, "77124")
    assert (gone.customers, gone.others) == (1, ("ben@quill.example",))
    said = everything(store)
    assert [name for name in ("77124", "ben@quill", "Quill", "quill.example") if name in said] == []
    after = lives(store)
    for name in ("customer", "start", "stop", "ending"):
        assert getattr(after, name).tolist() == getattr(before, name).tolist()


def test_the_time_of_one_who_still_was_a_customer_ends_as_known_and_is_no_leaving(store: Store, roster: Path) -> None:
    forget(store, "77125")
    later = ROWS.replace("\n77124", "\n77130,,,2025-09-01,\n77124")
    roster.write_text(later, encoding="utf-8")
    enrol(store, export(roster))
    found = lives(store)
    [at] = [number for number, who in enumerate(found.customer) if int(who) == 3]
    assert (int(found.ending[at]), date.fromordinal(int(found.stop[at]))) == (2, date(2025, 3, 1))
    assert int(found.ending[0]) == 0, "Ana of 77123 has the same address and is somebody else"


def test_no_roster_brings_them_back(store: Store, roster: Path) -> None:
    forget(store, "77124")
    again = enrol(store, export(roster, "another name"))
    assert again.added == 0
    assert "77124" not in everything(store)
    assert known(store, "77124")
    assert known(store, "Ben@Quill.example")
    assert not known(store, "77127")


def test_rows_set_aside_that_name_them_are_emptied(store: Store, roster: Path) -> None:
    assert "cleo@moor.example" in everything(store)
    forget(store, "Cleo@moor.example")
    assert "cleo" not in everything(store).casefold()
    enrol(store, export(roster))
    assert "cleo" not in everything(store).casefold()


def test_erasing_a_person_erases_the_customer_too_and_says_what_else_they_went_by(store: Store, roster: Path) -> None:
    done = erase(store, "77124")
    assert (done.messages, done.customers, done.others) == (0, 1, ("ben@quill.example",))
    assert erase(store, "77124").customers == 0
    with pytest.raises(NotFound):
        erase(store, "77127")


def test_messages_under_their_other_names_are_counted_as_the_export_spells_them(store: Store, roster: Path) -> None:
    land(store, [Message("desk", str(n), "It crashes.", author="Ben@Quill.example") for n in range(2)])
    land(store, [Message("desk", "9", "Fine.", author="ana@heron.example")])
    assert erase(store, "77124").kept == {"Ben@Quill.example": 2}
    done = erase(store, "Ben@Quill.example")
    assert (done.messages, done.kept) == (2, {})
    assert "quill" not in everything(store).casefold()


def test_no_byte_of_a_customers_names_is_left_in_the_files(tmp_path: Path) -> None:
    """Also where the tables are many pages long, rows were changed, and another program holds the store open."""
    names = (b"ana@zebrafinch.example", b"zebrafinch", b"id-finch-77", b"cus_finch")
    path, file = tmp_path / "store.db", tmp_path / "roster.csv"
    store, other = open_store(path), open_store(path)
    head, stays = "customer id,email,company,since,logins\n", "{0},p{0}@firm{0}.example,Firm {0},2025-01-01,{1}\n"
    for round_ in range(4):
        rows = [stays.format(number, round_) for number in range(round_ * 500, round_ * 500 + 1_000)]
        rows[300:300] = [f"id-finch-77,ana@zebrafinch.example,Zebrafinch {round_},2025-01-0{round_ + 1},{round_}\n"]
        file.write_text(head + "".join(rows) + "id-finch-77,ana@zebrafinch.example,,soon,\n", encoding="utf-8")
        enrol(store, export(file))
    file.write_text("customer,date,nps\nana@zebrafinch.example,2025-02-01,3\ncus_finch,soon,3\n", encoding="utf-8")
    enrol(store, export(file, "scores"))
    assert other.query("select count(*) as n from customers") == [{"n": 2501}]
    kept = [each for each in tmp_path.iterdir() if each.name.startswith("store.db")]
    assert all(any(name in each.read_bytes().lower() for each in kept) for name in names)
    for name in ("id-finch-77", "cus_finch"):
        forget(store, name)
    store.forget_words("messages", *HELD_IN)
    assert [name for name in names for each in kept if each.exists() and name in each.read_bytes().lower()] == []
    assert other.query("select count(*) as n from customers") == [{"n": 2501}]
    for opened in (store, other):
        opened.close()
