"""An import killed at any moment leaves whole messages only, and ends as if nothing had happened."""

from __future__ import annotations

import csv
import os
import random
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from killing import begin, end, kill
from tellback.feedback.intake import intake
from tellback.feedback.recognise import recognise
from tellback.store.base import Row, Store
from tellback.store.opening import open_store

pytestmark = pytest.mark.slow

KILLS = 10
ROWS = 9_000
COLUMNS = "external_id, text, title, said_at, author, plan, rating, extra, revision"
COMMAND = ("import", "messages.csv", "--no-understand")


def row(number: int) -> tuple[object, ...]:
    """A message of its own; every hundredth is one cell short, every thousandth repeats the words of all others."""
    words = (
        "It crashes" if number % 1000 == 0 else f"It crashes for the {number}th time, on\nthe {number % 50}th account"
    )
    whole = (f"2026-01-{number % 28 + 1:02}T09:12:00Z", f"p{number % 900}@example.com", words, number % 5 + 1, "team")
    return whole[:4] if number % 100 == 99 else whole


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("killed") / "messages.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([("created", "email", "text", "rating", "plan"), *map(row, range(ROWS))])
    return path


@pytest.fixture(scope="module")
def undisturbed(file: Path, empty_file: Path) -> list[Row]:
    """All messages after an import nobody killed."""
    store = open_store(shutil.copy(empty_file, file.parent / "undisturbed.db"))
    intake(store, recognise(file))
    messages = everything(store)
    store.close()
    return messages


def everything(store: Store) -> list[Row]:
    return store.query(f"select {COLUMNS} from messages order by external_id")


def rows_read(store: Store) -> int:
    return int(store.query("select coalesce(sum(rows_read), 0) as n from imports")[0]["n"])


def test_ten_kills_lose_nothing_and_double_nothing(
    file: Path, undisturbed: list[Row], address: str, store: Store
) -> None:
    (file.parent / "tellback.toml").write_text(f"store = '{address}'\n", encoding="utf-8")
    seed = int(os.environ.get("TELLBACK_SEED", random.randrange(10**6)))
    sys.stdout.write(f"TELLBACK_SEED={seed}\n")
    chance = random.Random(seed)
    wanted = {message["external_id"]: message for message in undisturbed}
    partly = 0
    for _ in range(KILLS):
        child = begin(file.parent, *COMMAND)
        kill(child, partial(rows_read, store), chance.uniform(0.0, 0.15))
        landed = everything(store)
        assert all(message == wanted[message["external_id"]] for message in landed)
        assert len(landed) == len({message["external_id"] for message in landed})
        assert_counts_add_up(store)
        partly += 0 < len(landed) < len(wanted)
    assert partly, "no kill fell into the import: make the file longer"
    told = end(begin(file.parent, *COMMAND))
    assert (told["read"], told["changed"], told["set_aside"]) == (ROWS, 0, ROWS // 100)
    assert everything(store) == undisturbed
    assert store.query("select count(*) as n from set_aside")[0]["n"] == ROWS // 100
    again = end(begin(file.parent, *COMMAND))
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, len(undisturbed))
    assert store.query("select count(*) as n from message_versions")[0]["n"] == 0
    if store.dialect == "sqlite":
        assert store.query("pragma integrity_check")[0] == {"integrity_check": "ok"}


def assert_counts_add_up(store: Store) -> None:
    """What the imports say they landed is what is there: both are of one transaction."""
    [said] = store.query(
        "select (select count(*) from messages) as messages, (select coalesce(sum(added), 0) from imports) as added,"
        " (select coalesce(sum(rows_read - added - changed - unchanged - set_aside), 0) from imports) as unaccounted"
    )
    assert (said["messages"], said["unaccounted"]) == (said["added"], 0)


MEASURE = """
import resource, sys
from tellback.feedback.intake import intake
from tellback.feedback.recognise import recognise
from tellback.store.opening import open_store
store, export = open_store(sys.argv[1]), recognise(sys.argv[2])
peaks = []
intake(store, export, lambda rows, share: peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
print(peaks[len(peaks) // 10], peaks[-1], export.plug.name)
"""


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_memory_does_not_grow_with_the_rows(tmp_path: Path, empty_file: Path, ending: str) -> None:
    path, many = tmp_path / f"messages.{ending}", 60_000
    with path.open("w", encoding="utf-8") as out:
        out.write("id,text\n" if ending == "csv" else '{"count": 1, "messages": [')
        line = '{number},"It crashes for the {number}th time"\n'
        if ending == "json":
            line = '{{"id": {number}, "text": "It crashes for the {number}th time"}},\n'
        out.writelines(line.format(number=number * 7) for number in range(many))
        out.write("" if ending == "csv" else '{"id": "last", "text": "It works"}]}')
    store = shutil.copy(empty_file, tmp_path / "store.db")
    said = subprocess.check_output([sys.executable, "-c", MEASURE, store, path], text=True).split()
    tenth, whole = (int(peak) / 1024 for peak in said[:2])
    assert said[2] == ending
    assert whole - tenth < 25, f"{whole - tenth:.0f} MB more for ten times the rows"
