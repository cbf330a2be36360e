from __future__ import annotations

import pytest

from tellback.store.base import Row, Store
from tellback.store.readings import Readings, batches
from tellback.text.record import Record, Unread

BOOKS = Readings("imports", aside="set_aside", by="import_id")
FILE = {"source": "desk", "location": "desk.csv", "mapping": "{}", "fingerprint": "5 rows"}
ROWS = tuple(Record(line, f"at {line}", {"text": str(line)}, line / 5) for line in range(1, 6))


def test_rows_behind_the_cursor_come_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tellback.store.readings.ROWS_AT_ONCE", 2)
    found = list(batches(ROWS, lambda row: row.cells["text"], "at 2"))
    assert [batch.taken for batch in found] == [["3", "4"], ["5"]]
    assert [(batch.read, batch.place, batch.done) for batch in found] == [(2, "at 4", 0.8), (1, "at 5", 1.0)]


def test_rows_before_the_cursor_are_still_looked_at() -> None:
    seen: list[int] = []
    list(batches(ROWS, lambda row: seen.append(row.line), "at 4"))
    assert seen == [1, 2, 3, 4, 5]


def test_what_cannot_be_read_or_taken_is_apart() -> None:
    broken = Unread(6, "at 6", "no words", "")
    [batch] = batches((*ROWS, broken), lambda row: Unread(row.line, row.place, "odd", "") if row.line % 2 else row, "")
    assert [row.line for row in batch.taken] == [2, 4]
    assert [row.line for row in batch.unread] == [1, 3, 5, 6]


def test_a_reading_that_was_cut_short_goes_on_and_a_finished_one_begins_anew(store: Store) -> None:
    first = BOOKS.begin(store, FILE)
    BOOKS.come_to(store, first, "at 2", {"rows_read": 2, "added": 2})
    again = BOOKS.begin(store, FILE)
    assert (again["id"], again["cursor"], again["rows_read"]) == (first["id"], "at 2", 2)
    BOOKS.finish(store, again)
    assert BOOKS.begin(store, FILE)["id"] != first["id"]


@pytest.mark.parametrize("other", [{"fingerprint": "6 rows"}, {"mapping": '{"text": "body"}'}, {"location": "b.csv"}])
def test_another_file_or_another_way_to_read_it_begins_anew(store: Store, other: Row) -> None:
    first = BOOKS.begin(store, FILE)
    assert BOOKS.begin(store, {**FILE, **other})["id"] != first["id"]


def test_a_row_set_aside_is_mended_by_the_next_reading_and_stays_empty_once_erased(store: Store) -> None:
    first = BOOKS.begin(store, FILE)
    BOOKS.set_aside(store, first, [Unread(1, "at 1", "odd", "by Ada"), Unread(2, "at 2", "odd", "by Ben")])
    assert BOOKS.finish(store, first) == 0
    [erased] = store.query("select id from set_aside where raw = 'by Ben'")
    BOOKS.empty(store, [erased["id"]])
    second = BOOKS.begin(store, FILE)
    BOOKS.set_aside(store, second, [Unread(2, "at 2", "odd", "by Ben")])
    assert BOOKS.finish(store, second) == 1 + 1
    assert BOOKS.aside_of(store, second["id"], 5) == []
    assert not store.query("select 1 from set_aside where raw = 'by Ben'")
