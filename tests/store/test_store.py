"""The Store contract: every store keeps it."""

from __future__ import annotations

import threading

import pytest

from tellback.store.base import Landed, Store


def message(external_id: str, text: str = "It crashes.", **more: object) -> dict[str, object]:
    row: dict[str, object] = {"source": "desk", "external_id": external_id, "text": text, "title": "", "said_at": ""}
    row |= {"author": "", "company": "", "plan": "", "revenue": None, "rating": None, "scale": "", "locale": ""}
    return row | {"url": "", "extra": "{}"} | more


def land(store: Store, *rows: dict[str, object]) -> Landed:
    return store.upsert("messages", rows, key=("source", "external_id"), history="message_versions")


def found(store: Store, words: str, *, some: bool = False) -> list[str]:
    ids = [id_ for id_, _ in store.find_words("messages", words, 10, some=some)]
    texts = {row["id"]: row["text"] for row in store.query("select id, text from messages")}
    return [texts[id_] for id_ in ids]


def test_what_is_written_comes_back(store: Store) -> None:
    land(store, message("1", "Grüße 🙂 'quoted' :name 100% \\", revenue=9.5))
    [row] = store.query("select * from messages where text like :some and text <> ':name'", some="%🙂%")
    assert row["text"] == "Grüße 🙂 'quoted' :name 100% \\"
    assert (row["revenue"], row["rating"], row["revision"]) == (9.5, None, 1)


def test_the_same_rows_again_change_nothing(store: Store) -> None:
    rows = [message("1"), message("2", revenue=None), message("3", rating=4)]
    assert land(store, *rows) == Landed(added=3)
    assert land(store, *rows) == Landed(unchanged=3)
    assert store.query("select * from message_versions") == []


def test_a_changed_row_keeps_its_id_and_its_past(store: Store) -> None:
    land(store, message("1", "Slow."), message("2"))
    [before] = store.query("select * from messages where external_id = '1'")
    assert land(store, message("1", "Slow again.", revenue=5), message("2")) == Landed(changed=1, unchanged=1)
    [after] = store.query("select * from messages where external_id = '1'")
    assert (after["id"], after["text"], after["revenue"], after["revision"]) == (before["id"], "Slow again.", 5, 2)
    [past] = store.query("select * from message_versions")
    assert {**past, "replaced_at": None} == {**before, "replaced_at": None}
    assert past["replaced_at"]


def test_the_last_of_equal_keys_wins(store: Store) -> None:
    assert land(store, message("1", "First."), message("1", "Last.")) == Landed(added=1, unchanged=1)
    assert [row["text"] for row in store.query("select text from messages")] == ["Last."]


def test_characters_no_store_can_keep_become_a_sign_of_the_same_length(store: Store) -> None:
    rows = [message("1", "a\ud800b"), message("2", "plain")]
    assert land(store, *rows) == Landed(added=2)
    assert store.query("select text from messages where external_id = '1'")[0]["text"] == "a\ufffdb"
    assert land(store, *rows) == Landed(unchanged=2)


def test_nothing_is_landed_from_nothing(store: Store) -> None:
    assert land(store) == Landed()


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction():
        land(store, message("1"))
        with store.transaction():
            land(store, message("2"))
        raise RuntimeError
    assert store.query("select * from messages") == []
    assert land(store, message("3")) == Landed(added=1)


def test_each_thread_has_a_transaction_of_its_own(store: Store) -> None:
    counts: list[int] = []

    def count() -> None:
        counts.append(store.query("select count(*) as n from messages")[0]["n"])

    with store.transaction():
        land(store, message("1"))
        other = threading.Thread(target=count)
        other.start()
        other.join()
        count()
    assert counts == [0, 1]


def test_many_rows_at_once(store: Store) -> None:
    store.define("create table pairs (id {key}, a {int} not null, b {blob}, c {real})")
    store.many(
        "insert into pairs (a, b, c) values (:a, :b, :c)", ({"a": n, "b": b"\0\xff", "c": n / 2} for n in (1, 2))
    )
    assert store.query("select a, b, c from pairs where b = :b order by id desc", b=b"\0\xff") == [
        {"a": 2, "b": b"\0\xff", "c": 1.0},
        {"a": 1, "b": b"\0\xff", "c": 0.5},
    ]
    assert store.execute("update pairs set c = c + 1") == 2
    assert store.query("select sum(a) as sum, avg(a) as mean, count(*) as n from pairs") == [
        {"sum": 3, "mean": 1.5, "n": 2}
    ]
    assert type(store.query("select sum(a) as sum from pairs")[0]["sum"]) is int


def test_numbers_of_numpy_and_truth_are_kept_as_numbers(store: Store) -> None:
    import numpy as np

    store.define("create table numbers (a {int}, b {real}, c {int})")
    store.execute("insert into numbers values (:a, :b, :c)", a=np.int64(7), b=np.float32(0.5), c=True)
    assert store.query("select * from numbers where a = :a", a=np.int64(7)) == [{"a": 7, "b": 0.5, "c": 1}]


def test_an_id_is_never_given_twice(store: Store) -> None:
    land(store, message("1"))
    [gone] = store.query("delete from messages returning id")
    land(store, message("1"))
    assert store.query("select id from messages")[0]["id"] > gone["id"]


def test_words_are_found_as_they_come_change_and_go(store: Store) -> None:
    land(store, message("1", "The calendar crashes."), message("2", "The inbox is slow."))
    assert found(store, "calendar") == ["The calendar crashes."]
    assert found(store, "crash") == ["The calendar crashes."]
    land(store, message("1", "The address book crashes."))
    assert found(store, "calendar") == []
    assert found(store, "the crash") == ["The address book crashes."]
    store.execute("delete from messages where external_id = '1'")
    assert found(store, "crash") == []


def test_all_of_the_words_or_some(store: Store) -> None:
    land(store, message("1", "Battery drains overnight."), message("2", "A battery for life."), message("3", "Fine."))
    assert found(store, "battery life") == ["A battery for life."]
    assert found(store, "battery zebra") == []
    assert sorted(found(store, "battery zebra", some=True)) == ["A battery for life.", "Battery drains overnight."]


def test_words_in_quotes_stand_together(store: Store) -> None:
    land(store, message("1", "dark mode at last"), message("2", "mode dark at last"))
    assert found(store, '"dark mode"') == ["dark mode at last"]


@pytest.mark.parametrize(
    "words",
    ["", "   ", '"', '""', '"""', "'", "\\", "don't", "a AND", "NOT", "OR NEAR(", "col:umn", "*", "^x", "-x", "+",
     "🙂", "(", ")", "%", ":name", "\0", "a\0b", "é", "x" * 5000, "& | !", "<->", "a:*", "_", "²", "{", "}", "\ud800"],
)  # fmt: skip
def test_no_search_is_an_error(store: Store, words: str) -> None:
    land(store, message("1", "don't panic"))
    for some in (False, True):
        assert isinstance(store.find_words("messages", words, 5, some=some), list)


def test_words_are_found_in_other_languages(store: Store) -> None:
    land(store, message("1", "Größe ändern geht nicht"), message("2", "Календарь не работает"))
    assert found(store, "größe") == ["Größe ändern geht nicht"]
    assert found(store, "календарь") == ["Календарь не работает"]


def test_forgetting_words_keeps_the_others(store: Store) -> None:
    land(store, message("1", "secret"), message("2", "public"))
    store.execute("delete from messages where text = 'secret'")
    store.forget_words("messages")
    assert found(store, "secret public", some=True) == ["public"]
