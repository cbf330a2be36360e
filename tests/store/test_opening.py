"""Opening a store: what is wrong, where, and what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tellback.errors import StoreError
from tellback.store.base import Store
from tellback.store.opening import open_store
from tellback.store.steps import Steps, upgrade
from throwaway import Server


@pytest.fixture(params=["sqlite", "postgres"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that nobody has opened yet."""
    return str(tmp_path / "new.db") if request.param == "sqlite" else request.getfixturevalue("postgres").bare()


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear customer, thank you for your patience. " * 100)
    with pytest.raises(StoreError, match=r"letter\.txt: is no tellback store\. Move the file away"):
        open_store(letter)
    assert letter.read_text().startswith("Dear customer")


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no folder .*nowhere"):
        open_store(tmp_path / "nowhere" / "store.db")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)


def test_a_store_that_may_not_be_written_says_so(store: Store) -> None:
    sqlite = store.dialect == "sqlite"
    store.execute("pragma query_only = on" if sqlite else "set default_transaction_read_only = on")
    with pytest.raises(StoreError, match="may not be written" if sqlite else "takes no changes"):
        store.execute("delete from messages")


def test_a_store_of_a_newer_tellback_is_not_touched(store: Store, address: str) -> None:
    store.execute("insert into steps values ('feedback.s999_from_the_future', '2030-01-01')")
    with pytest.raises(StoreError, match=r"newer tellback \(it has taken feedback\.s999_from_the_future\)"):
        open_store(address)


def test_a_step_that_fails_leaves_nothing_and_is_taken_next_time(store: Store) -> None:
    steps = Steps("feedback")
    broken = [True]

    @steps
    def s900_half(store: Store) -> None:
        store.define("create table halves (id {key})")
        if broken:
            raise RuntimeError

    known = [*taken_so_far(store), steps]
    with pytest.raises(RuntimeError):
        upgrade(store, known)
    broken.clear()
    upgrade(store, known)
    upgrade(store, known)
    assert store.query("select count(*) as n from halves") == [{"n": 0}]


def test_a_store_saved_by_an_earlier_version_keeps_its_rows(bare: str) -> None:
    old = Steps("old")

    @old
    def s001_notes(store: Store) -> None:
        store.define("create table notes (id {key}, text text not null)")
        store.index_words("notes", ("text",))

    store = open_store(bare)
    known = taken_so_far(store)
    upgrade(store, [*known, old])
    store.execute("insert into notes (text) values ('kept')")

    @old
    def s002_who(store: Store) -> None:
        store.define("alter table notes add column who text not null default 'nobody'")

    upgrade(store, [*known, old])
    assert [dict(row) for row in store.query("select * from notes")] == [{"id": 1, "text": "kept", "who": "nobody"}]
    assert store.find_words("notes", "kept", 5)
    store.close()


def taken_so_far(store: Store) -> list[Steps]:
    """Every step the store has taken, as steps that do nothing."""
    found = []
    for row in store.query("select name from steps"):
        slice_, _, name = str(row["name"]).partition(".")
        steps = Steps(slice_)

        def nothing(_store: Store) -> None: ...

        nothing.__name__ = name
        steps(nothing)
        found.append(steps)
    return found


def test_programs_that_open_a_new_store_at_once_take_each_step_once(bare: str) -> None:
    code = "import sys; from tellback.store.opening import open_store; open_store(sys.argv[1]).close()"
    racers = [subprocess.Popen([sys.executable, "-c", code, bare], stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [(racer.communicate()[1], racer.returncode) for racer in racers] == [("", 0)] * 3
    store = open_store(bare)
    assert store.query("select count(*) as n from messages") == [{"n": 0}]
    store.close()


def test_a_server_that_does_not_answer_is_named_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"the server does not answer\. Is it running\?") as caught:
        open_store(f"postgresql://ana:hush@/acme?host={tmp_path}")
    assert str(tmp_path) in str(caught.value)
    assert "hush" not in str(caught.value)


def test_a_database_that_is_missing_is_named(postgres: Server) -> None:
    with pytest.raises(StoreError, match="/nowhere: there is no such database"):
        open_store(postgres.address.replace("/postgres?", "/nowhere?"))


def test_two_workspaces_share_a_database_by_schema(postgres: Server) -> None:
    address = postgres.bare()
    whole = open_store(address)
    ways = [f"{address}&options=-csearch_path%3D{name}" for name in ("ana", "ben")]
    with pytest.raises(StoreError, match="there is no such schema"):
        open_store(ways[0])
    for name in ("ana", "ben"):
        whole.execute(f"create schema {name}")
    ana, ben = map(open_store, ways)
    ana.execute("insert into erased_authors (mark) values ('x')")
    assert len(ana.query("select * from erased_authors")) == 1
    assert ben.query("select * from erased_authors") == whole.query("select * from erased_authors") == []
    for opened in (whole, ana, ben):
        opened.close()
