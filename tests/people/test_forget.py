"""A customer who was erased: their time stays, their name does not, and no roster brings them back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from enrolling import export
from tellback.errors import NotFound
from tellback.feedback.erase import erase
from tellback.people.enrol import enrol
from tellback.people.forget import forget, known
from tellback.people.lives import lives
from tellback.store.base import Store

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


def test_a_name_is_gone_from_the_files(store: Store, roster: Path, tmp_path: Path) -> None:
    erase(store, "77124")
    kept = [path for path in tmp_path.iterdir() if path.suffix != ".csv" and path.is_file()]
    assert [path.name for path in kept if b"ben@quill" in path.read_bytes()] == []
