"""Every message comes in once, whatever happens on the way."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tellback.errors import UnknownFormat, UnreadableFile
from tellback.feedback.intake import Intake, intake
from tellback.feedback.recognise import recognise
from tellback.store.base import Row, Store

HEADER = ("id", "created_at", "email", "text", "plan")


class Stopped(Exception):
    pass


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return tmp_path / "tickets.csv"


def row(number: int, words: str = "The calendar stops syncing overnight") -> tuple[str, ...]:
    return (f"t{number}", f"2026-01-{number % 28 + 1:02}T09:12:00Z", f"p{number % 7}@example.com", words, "team")


def write(path: Path, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def take_in(store: Store, path: Path, **given: str) -> Intake:
    return intake(store, recognise(path, given=given))


def kept(store: Store) -> list[Row]:
    return store.query("select * from messages order by source, external_id")


def counts(done: Intake) -> tuple[int, int, int, int, int]:
    assert done.read == done.added + done.changed + done.unchanged + done.set_aside
    return done.read, done.added, done.changed, done.unchanged, done.set_aside


def test_rows_become_messages(store: Store, export: Path) -> None:
    write(export, ("t1", "5 Sep 2026 11:00", "ana@example.com", " It crashes\r\nevery day ", "team"), row(2))
    assert counts(take_in(store, export)) == (2, 2, 0, 0, 0)
    first = kept(store)[0]
    assert {name: first[name] for name in ("source", "external_id", "text", "said_at", "author", "plan", "extra")} == {
        "source": "tickets",
        "external_id": "t1",
        "text": "It crashes\nevery day",
        "said_at": "2026-09-05T11:00:00Z",
        "author": "ana@example.com",
        "plan": "team",
        "extra": "{}",
    }


def test_the_same_file_twice_changes_nothing(store: Store, export: Path) -> None:
    write(export, *(row(number) for number in range(1200)))
    take_in(store, export)
    before = kept(store)
    assert counts(take_in(store, export)) == (1200, 0, 0, 1200, 0)
    assert kept(store) == before


def test_a_changed_row_is_updated_and_its_history_kept(store: Store, export: Path) -> None:
    write(export, row(1), row(2))
    take_in(store, export)
    write(export, row(1), row(2, "It works again since the update"), row(3))
    assert counts(take_in(store, export)) == (3, 1, 1, 1, 0)
    assert [message["text"] for message in kept(store)][1] == "It works again since the update"
    [former] = store.query("select external_id, text, revision from message_versions")
    assert former == {"external_id": "t2", "text": "The calendar stops syncing overnight", "revision": 1}


def test_a_ticket_that_was_answered_since_is_updated(store: Store, export: Path) -> None:
    header = ("id", "created_at", "text", "Solved at")
    unsolved = ("t2", "13/01/2026", "The calendar stops syncing", "")
    write(export, ("t1", "12/01/2026", "It crashes every day", "14/01/2026"), unsolved, header=header)
    take_in(store, export)
    assert [message["answered_at"] for message in kept(store)] == ["2026-01-14", ""]
    write(export, (*unsolved[:3], "15/01/2026"), header=header)
    assert counts(take_in(store, export)) == (1, 0, 1, 0, 0)
    assert [message["answered_at"] for message in kept(store)] == ["2026-01-14", "2026-01-15"]
    [former] = store.query("select external_id, answered_at from message_versions")
    assert former == {"external_id": "t2", "answered_at": ""}


def test_rows_without_id_are_all_kept_and_known_again(store: Store, export: Path) -> None:
    rows = [("ana", "It crashes every day"), ("ben", "It crashes every day"), ("ana", "It crashes every day")]
    write(export, *rows, header=("author", "text"))
    assert counts(take_in(store, export)) == (3, 3, 0, 0, 0)
    write(export, ("eve", "Something new came up today"), *rows, header=("author", "text"))
    assert counts(take_in(store, export)) == (4, 1, 0, 3, 0)


def test_rows_that_share_an_id_and_differ_are_all_kept(store: Store, export: Path) -> None:
    shared = (row(1), row(2), row(1, "Other words under the same number"), row(1))
    write(export, *shared)
    done = take_in(store, export, external_id="id")
    assert counts(done) == (4, 3, 0, 1, 0)
    assert done.notes == ("Rows that share an id with another and say something else, each kept: 1",)
    assert [message["external_id"] for message in kept(store)] == ["t1", "t1~2", "t2"]
    assert counts(take_in(store, export, external_id="id")) == (4, 0, 0, 4, 0)


def test_two_files_of_one_source_share_their_ids(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "january.csv", row(1), row(2))
    write(tmp_path / "february.csv", row(2), row(3))
    intake(store, recognise(tmp_path / "january.csv", "zendesk"))
    assert counts(intake(store, recognise(tmp_path / "february.csv", "zendesk"))) == (2, 1, 0, 1, 0)


def test_rows_without_words_are_counted_and_not_kept(store: Store, export: Path) -> None:
    write(export, row(1), row(2, ""), row(3, "  "))
    done = take_in(store, export)
    assert counts(done) == (3, 1, 0, 0, 2)
    assert done.wordless == 2
    assert store.query("select * from set_aside") == []


def test_what_cannot_be_read_is_kept_with_its_line_and_read_again_after_mending(store: Store, export: Path) -> None:
    good = (
        "id,email,text\n1,a@example.com,It crashes every single day\n2,b@example.com,{}\n3,c@example.com,Fine so far\n"
    )
    export.write_text(good.format("No, it does not start"), encoding="utf-8")
    done = take_in(store, export)
    assert counts(done) == (3, 2, 0, 0, 1)
    assert [(aside.line, aside.reason) for aside in done.aside] == [(3, "4 cells where the header has 3")]
    assert counts(take_in(store, export)) == (3, 0, 0, 2, 1)
    assert len(store.query("select * from set_aside where mended_at is null")) == 1
    export.write_text(good.format('"No, it does not start"'), encoding="utf-8")
    done = take_in(store, export)
    assert counts(done) == (3, 1, 0, 2, 0)
    assert done.mended == 1
    assert [entry["raw"] for entry in store.query("select raw from set_aside where mended_at is not null")] == [
        "2,b@example.com,No, it does not start"
    ]


def test_an_import_stopped_half_way_goes_on_where_it_was(store: Store, export: Path) -> None:
    write(export, *(row(number) for number in range(1700)))

    def stop(rows: int, share: float) -> None:
        assert 0 < share <= 1
        if rows == 1000:
            raise Stopped

    with pytest.raises(Stopped):
        intake(store, recognise(export), stop)
    assert len(kept(store)) == 1000
    done = take_in(store, export)
    assert counts(done) == (1700, 1700, 0, 0, 0)
    assert done.resumed_from == 1000


def test_equal_rows_are_told_apart_across_a_stop(store: Store, export: Path) -> None:
    write(export, *[("It crashes every single day",)] * 800, header=("text",))

    def stop(rows: int, _: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        intake(store, recognise(export), stop)
    assert counts(take_in(store, export)) == (800, 800, 0, 0, 0)
    assert counts(take_in(store, export)) == (800, 0, 0, 800, 0)


def test_a_file_that_changed_meanwhile_is_read_from_the_start(store: Store, export: Path) -> None:
    write(export, *(row(number) for number in range(700)))

    def stop(rows: int, _: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        intake(store, recognise(export), stop)
    write(export, *(row(number) for number in range(900)))
    done = take_in(store, export)
    assert (done.resumed_from, counts(done)) == (0, (900, 400, 0, 500, 0))


def test_cells_no_field_asks_for_are_kept_beside(store: Store, export: Path) -> None:
    write(export, ("1", "not a date", "It crashes every day", "eu"), header=("id", "created", "text", "region"))
    take_in(store, export, said_at="created")
    assert json.loads(kept(store)[0]["extra"]) == {"created": "not a date", "region": "eu"}


def test_ambiguous_dates_stay_empty_until_a_person_tells(store: Store, export: Path) -> None:
    write(export, ("1", "06/07/2026", "It crashes every day"), header=("id", "created", "text"))
    looked = recognise(export)
    assert 'dates="day first"' in looked.columns.unsure[0]
    intake(store, looked)
    assert kept(store)[0]["said_at"] == ""
    take_in(store, export, dates="day first")
    assert kept(store)[0]["said_at"] == "2026-07-06"


def test_a_date_far_down_tells_the_order_of_all(export: Path) -> None:
    rows = [(str(number), "06/07/2026", "It crashes every day") for number in range(1500)]
    write(export, *rows, ("x", "06/21/2026", "It crashes every day"), header=("id", "created", "text"))
    assert recognise(export).columns.dates == "month first"


def test_several_columns_of_words_become_one_message(store: Store, export: Path) -> None:
    write(export, ("Fast search", "Tiny font"), ("", "Slow start"), header=("Pros", "Cons"))
    take_in(store, export, text="Pros + Cons")
    assert sorted(message["text"] for message in kept(store)) == ["Fast search\n\nTiny font", "Slow start"]


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (b"", UnreadableFile, "is empty"),
        (b"id,text\n", UnreadableFile, "holds no rows"),
        (b"PK\x03\x04 a spreadsheet", UnknownFormat, "Save it as CSV"),
        (b'{"id": ', UnreadableFile, "no row can be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(
    export: Path, content: bytes, error: type[Exception], said: str
) -> None:
    export.write_bytes(content)
    with pytest.raises(error, match=said):
        recognise(export)


@pytest.mark.data
@pytest.mark.slow
def test_the_real_questions_come_in_whole(store: Store, data: Path) -> None:
    path = data / "thunderbird" / "questions_dev.parquet"
    export = recognise(path)
    fields = {"text": "text", "title": "title", "said_at": "created", "author": "asker", "external_id": "id"}
    assert export.columns.fields == {**fields, "locale": "locale"}
    assert counts(intake(store, export)) == (27_594, 27_594, 0, 0, 0)
    assert counts(take_in(store, path)) == (27_594, 0, 0, 27_594, 0)


@pytest.mark.data
def test_real_surveys_and_intents_are_recognised(data: Path) -> None:
    assert recognise(data / "intents" / "banking77_train.csv").columns.fields == {"text": "text", "external_id": ""}
    nps = recognise(data / "surveys" / "cncf_nps.csv").columns
    assert (nps.fields["text"], nps.fields["rating"], nps.scale) == ("comment", "score", "0-10")
