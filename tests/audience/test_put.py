"""What readers say is kept row upon row, and taken back by a row."""

from __future__ import annotations

import pytest

from readers import invite, reader
from tellback.audience.admit import Admitted
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.put import answer, filled, finish, put, reach, undo
from tellback.errors import LinkClosed, NotFound
from tellback.store.base import Store

INTERNAL = 14


@pytest.fixture
def ana(store: Store) -> Admitted:
    return reader(store, invite(store))


def marks(store: Store, who: Admitted) -> list[tuple[int, str, str]]:
    assert who.ballot
    return [(mark.sentence, str(mark.kind), mark.note) for mark in filled(store, who.ballot).marks]


def test_the_last_mark_on_a_sentence_counts_and_undo_brings_the_one_before_back(store: Store, ana: Admitted) -> None:
    put(store, ana, 3, Kind.EXCITES, " at last ")
    put(store, ana, 5, Kind.CONFUSES)
    put(store, ana, 3, Kind.DOUBTS, "really?")
    assert marks(store, ana) == [(3, "doubts", "really?"), (5, "confuses", "")]
    assert undo(store, ana) == 3
    assert marks(store, ana) == [(3, "excites", "at last"), (5, "confuses", "")]
    put(store, ana, 3, None)
    assert marks(store, ana) == [(5, "confuses", "")]
    assert [undo(store, ana) for _ in range(4)] == [3, 5, 3, None]
    assert marks(store, ana) == []
    assert store.query("select count(*) as n from reading_marks")[0]["n"] == 8


def test_what_is_sent_twice_is_kept_once(store: Store, ana: Admitted) -> None:
    for _ in range(2):
        put(store, ana, 3, Kind.EXCITES, key="a")
    put(store, ana, 4, Kind.EXCITES, key="b")
    for _ in range(2):
        undo(store, ana, key="c")
    assert marks(store, ana) == [(3, "excites", "")]


def test_nobody_sees_or_takes_back_what_another_said(store: Store) -> None:
    asked = invite(store)
    ana, ben = reader(store, asked, 1), reader(store, asked, 2)
    put(store, ana, 3, Kind.EXCITES, "mine", key="a")
    assert undo(store, ben) is None
    put(store, ben, 3, Kind.DOUBTS, key="a")
    assert (marks(store, ana), marks(store, ben)) == ([(3, "excites", "mine")], [(3, "doubts", "")])


def test_how_far_one_read_only_grows_and_a_mark_says_that_one_was_there(store: Store, ana: Admitted) -> None:
    assert ana.ballot
    assert filled(store, ana.ballot).reached == -1
    for sentence in (4, 2, 4):
        reach(store, ana, sentence)
    assert filled(store, ana.ballot).reached == 4
    put(store, ana, 7, Kind.DOUBTS)
    assert filled(store, ana.ballot).reached == 7


def test_answers_may_change_until_one_finishes(store: Store, ana: Admitted) -> None:
    assert ana.ballot
    for sentence, rating in (("A mail program", 0), ("A mail program", 4), ("A mail program for teams", 4)):
        answer(store, ana, sentence, rating)
    kept = filled(store, ana.ballot)
    assert (kept.answer, kept.rating) == ("A mail program for teams", 4)
    assert store.query("select count(*) as n from reading_answers")[0]["n"] == 3
    finish(store, ana)


def test_after_finishing_nothing_changes(store: Store) -> None:
    asked = invite(store)
    finish(store, reader(store, asked))
    again = reader(store, asked)
    for deed in (
        lambda: put(store, again, 3, Kind.EXCITES),
        lambda: undo(store, again),
        lambda: reach(store, again, 3),
        lambda: answer(store, again, "", 1),
        lambda: finish(store, again),
    ):
        with pytest.raises(LinkClosed, match="You have finished"):
            deed()


def test_only_what_a_reader_gets_can_be_marked(store: Store, ana: Admitted) -> None:
    for sentence in (-1, INTERNAL, 400):
        with pytest.raises(NotFound, match="not in the story"):
            put(store, ana, sentence, Kind.EXCITES)
    put(store, reader(store, invite(store, audience=Audience.EXECUTIVES)), INTERNAL, Kind.EXCITES)
