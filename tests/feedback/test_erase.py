"""Erasing a person."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tellback.errors import NotFound
from tellback.feedback.erase import Erased, count_of, erase, forgotten
from tellback.feedback.intake import intake
from tellback.feedback.message import Message
from tellback.feedback.queries.messages import land
from tellback.feedback.recognise import recognise
from tellback.feedback.vectors import keep_vectors, load_vectors
from tellback.store.base import Store
from tellback.store.opening import open_store

SECRET = "zebrafinch"
NOW = "2026-01-01T00:00:00"


@pytest.fixture
def said(store: Store) -> Store:
    """Ana wrote three messages, one of them twice; Ben wrote one; one row of Ana's could not be read."""
    mine = [Message("desk", "1", f"My {SECRET} crashes.", author="Ana", said_at="2026-01-05", extra={"pet": SECRET})]
    mine += [Message("mail", "1", f"A {SECRET} again.", author="Ana", said_at="2026-01-09", title=SECRET)]
    mine += [Message("mail", "2", "No day.", author="Ana")]
    land(store, [*mine, Message("desk", "2", "Anabel and I love it.", author="Ben", said_at="2026-01-05")])
    land(store, [Message("desk", "1", "Mended.", author="Ana", said_at="2026-01-05")])
    columns = "message_id, start_at, end_at, language, stance, sureness, weight, theme_id"
    sql = f"insert into passages ({columns}) values (:m, 0, 7, 'en', 'neither', 1, 1, :theme)"
    store.many(sql, [{"m": 1, "theme": 1}, {"m": 2, "theme": 2}, {"m": 3, "theme": None}, {"m": 4, "theme": 1}])
    keep_vectors(store, "tiny", np.arange(1, 5), np.eye(4, dtype=np.float32))
    for name in ("Both", SECRET):
        store.execute(
            "insert into themes (name, named_by, phrases, model, radius, made_at)"
            " values (:name, 'program', :phrases, 'tiny', 0, :now)",
            name=name, phrases=json.dumps([name]), now=NOW,
        )  # fmt: skip
    store.execute(
        "insert into links (passage_id, about, kind, relation, sureness, shown) values (2, 'x', 'c', 'n', 1, 1)"
    )
    store.execute(
        "insert into theme_decisions (theme_id, passage_id, deed, detail, who, at)"
        " values (1, 1, 'move', :detail, 'Carla', :now)",
        detail=f"the {SECRET} one", now=NOW,
    )  # fmt: skip
    for line, raw in enumerate((f"Ana;{SECRET};;;", "Anabel;hello;;;")):
        store.execute(
            "insert into set_aside (import_id, source, location, line, reason, raw, place)"
            " values (1, 'desk', 'a.csv', :line, 'too many cells', :raw, :place)",
            line=line, raw=raw, place=str(line),
        )  # fmt: skip
    return store


def test_what_a_person_wrote_goes_and_the_others_stay(said: Store) -> None:
    erased = erase(said, "Ana")
    assert erased == Erased(3, 3, 1, {"": 1, "2026-01": 2}, {"1": 1, "2": 1})
    assert [row["author"] for row in said.query("select author from messages")] == ["Ben"]
    assert [row["id"] for row in said.query("select id from passages")] == [4]
    assert load_vectors(said, "tiny").ids.tolist() == [4]
    for table in ("message_versions", "links", "theme_decisions"):
        assert said.query(f"select * from {table}") == []
    assert [row["name"] for row in said.query("select name from themes order by id")] == ["Both", ""]
    assert [row["raw"] for row in said.query("select raw from set_aside order by line")] == ["", "Anabel;hello;;;"]


def test_counts_stay_and_say_nothing_of_who(said: Store) -> None:
    erase(said, "Ana")
    [row] = said.query("select messages, passages, counts from erasures")
    assert (row["messages"], row["passages"]) == (3, 3)
    assert json.loads(row["counts"])["months"] == {"": 1, "2026-01": 2}
    everything = [
        str(row) for table in said.tables() if "words" not in table for row in said.query(f"select * from {table}")
    ]
    assert [row for row in everything if "Ana'" in row or SECRET in row] == []


def test_no_import_brings_them_back(said: Store) -> None:
    assert not forgotten(said)("desk", "Ana")
    erase(said, "Ana")
    gone = forgotten(said)
    assert gone("desk", "Ana")
    assert gone("mail", "Ana")
    assert not gone("desk", "Ben")
    assert not gone("play", "Ana")


def test_the_same_export_again_counts_them_as_nothing_new(store: Store, tmp_path: Path) -> None:
    export = tmp_path / "desk.csv"
    export.write_text('id,text,author\n1,It crashes daily for me,Ana\n2,I love the new look,Ben\n3,"Ana broke off')
    intake(store, recognise(export))
    assert [row["raw"] for row in store.query("select raw from set_aside")] == ['3,"Ana broke off']
    erase(store, "Ana")
    again = intake(store, recognise(export))
    assert (again.read, again.added, again.changed, again.unchanged) == (3, 0, 0, 2)
    assert [row["author"] for row in store.query("select author from messages")] == ["Ben"]
    assert [row["raw"] for row in store.query("select raw from set_aside")] == [""]
    assert erase(store, "Ana").messages == 0


def test_no_word_of_theirs_is_left_in_the_files(tmp_path: Path) -> None:
    """Also where the text is long, the index has merged it, and another program holds the store open."""
    path = tmp_path / "store.db"
    store, other = open_store(path), open_store(path)
    for batch in range(10):
        texts = [f"{SECRET} number {batch} {n} " + "long winded " * n for n in range(100)]
        land(store, [Message("desk", f"{batch}.{n}", text, author="Ana") for n, text in enumerate(texts)])
        land(store, [Message("desk", f"b{batch}.{n}", f"Fine {n}.", author="Ben") for n in range(100)])
    assert other.query("select count(*) as n from messages") == [{"n": 2000}]
    assert any(SECRET.encode() in file.read_bytes() for file in tmp_path.iterdir())
    erase(store, "Ana")
    assert [file.name for file in tmp_path.iterdir() if SECRET.encode() in file.read_bytes()] == []
    assert other.query("select count(*) as n from messages") == [{"n": 1000}]
    assert store.find_words("messages", "fine", 5)
    for opened in (store, other):
        opened.close()


def test_somebody_unknown_is_named(said: Store) -> None:
    assert count_of(said, "Ana") == 3
    for nobody in ("ana", ""):
        with pytest.raises(NotFound, match=f'No message is by "{nobody}"'):
            erase(said, nobody)
