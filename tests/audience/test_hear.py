"""What readers said is read once, for all of them."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from readers import invite, reader
from tellback.audience.ballot import Choice, Pick
from tellback.audience.forget import forget
from tellback.audience.hear import hear_from
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.put import answer, filled, finish, put, reach, undo
from tellback.audience.queries.choices import add_choice, add_pick
from tellback.audience.queries.origins import seat
from tellback.store.base import Store
from world import BETA

STORY = "prfaq.md"


def test_everything_that_stands_on_every_ballot_is_heard(store: Store) -> None:
    asked = invite(store, readers=2)
    invite(store, narrative="other.md")
    ana, ben = reader(store, asked), reader(store, asked, 2)
    put(store, ana, 3, Kind.EXCITES)
    put(store, ana, 3, Kind.DOUBTS, "really?")
    put(store, ana, 4, Kind.EXCITES)
    put(store, ana, 5, Kind.CONFUSES)
    undo(store, ana)
    put(store, ana, 4, None)
    answer(store, ana, "Mail", 3)
    answer(store, ana, "Mail for many", 4)
    finish(store, ana)
    reach(store, ben, 2)
    heard = hear_from(store, STORY)
    one, other = heard.readers
    assert ana.ballot and one.marks == filled(store, ana.ballot).marks
    assert [(mark.sentence, mark.kind, mark.note) for mark in one.marks] == [(3, Kind.DOUBTS, "really?")]
    assert (one.reached, one.seen, one.answer, one.rating) == (5, tuple(range(6)), "Mail for many", 4)
    assert one.finished and one.through and one.seconds is not None and not one.careless
    assert (other.reached, other.finished, other.through, other.seconds) == (2, False, False, None)
    assert heard.counted == heard.readers == heard.of("v1")


def test_who_is_shown_less_has_seen_less(store: Store) -> None:
    everybody, few = invite(store, audience=Audience.EXECUTIVES), invite(store)
    for asked in (everybody, few):
        reach(store, reader(store, asked), 12)
    reach(store, reader(store, everybody), 14)
    executive, customer = hear_from(store, STORY).readers
    assert set(executive.seen) - set(customer.seen) == {13, 14}


def test_the_erased_count_as_readers_who_say_nothing(store: Store) -> None:
    asked = invite(store)
    ana = reader(store, asked)
    put(store, ana, 3, Kind.EXCITES)
    answer(store, ana, "Mail", 3)
    finish(store, ana)
    forget(store, asked.id, 1)
    (gone,) = hear_from(store, STORY).readers
    assert gone.erased and gone.finished and (gone.marks, gone.reached, gone.answer) == ((), -1, "")
    assert hear_from(store, STORY).counted == ()


def test_how_long_readers_read_is_not_known_of_those_who_were_brought_in(store: Store) -> None:
    asked = invite(store)
    for number in range(1, 7):
        seat(store, asked.id, number, str(number), "2026-01-01T10:00:00+00:00")
    answer(store, reader(store, invite(store)), "Mail", 3)
    *brought, ours = hear_from(store, STORY).readers
    assert [each.seconds for each in brought] == [None] * 6 and ours.seconds
    assert not any(each.careless for each in brought)


def test_a_reader_whose_link_is_over_can_say_no_more(store: Store) -> None:
    reader(store, invite(store))
    store.execute("update reading_invitations set until = '2020-01-01'")
    assert [each.through for each in hear_from(store, STORY).readers] == [True]


def test_what_readers_of_a_comparison_choose_is_heard(store: Store) -> None:
    asked = invite(store, version="v2", against="v1", earlier=BETA, readers=2)
    readers = [reader(store, asked), reader(store, asked, 2)]
    ballot = readers[0].ballot
    assert ballot
    first = Choice(3, "new", "old", False, "2999-01-01T00:00:00.000+00:00")
    again = replace(first, chosen="neither", repeat=True)
    pick = Pick((3, 9, 4), 3, 4, first.made_at)
    for key, choice in enumerate((replace(first, chosen="new"), first, again)):
        add_choice(store, ballot.id, str(key), choice)
    add_pick(store, ballot.id, "pick", 0, pick)
    answer(store, readers[1], "", 0, hurried=True)
    heard = hear_from(store, STORY)
    assert heard.texts == {"v1": BETA, "v2": asked.text}
    assert [each.version for each in heard.readers] == [each.ballot and each.ballot.version for each in readers]
    assert heard.readers[0].choices == (first, again) and heard.readers[0].again == ((first, again),)
    assert heard.readers[0].picks == (pick,) and heard.readers[0].seconds
    assert [each.hurried for each in heard.readers] == [False, True]
    assert [each.version for each in hear_from(store, STORY, ["v1"]).readers] == ["v1"]


def test_a_name_that_came_to_mean_another_wording_is_that_of_the_last(store: Store) -> None:
    old, same, new = (invite(store, version="now", text=text) for text in (BETA, BETA, BETA + "\nIt is new.\n"))
    for asked in (old, same, new):
        reader(store, asked)
    heard = hear_from(store, STORY)
    assert set(heard.texts) == {"now", f"now (invitation {same.id})"}
    assert heard.texts["now"] == new.text
    assert [each.version == "now" for each in heard.readers] == [False, False, True]
    assert [each.invitation for each in hear_from(store, STORY, ["now"]).readers] == [new.id]


@pytest.mark.slow
def test_two_thousand_readers_are_heard_in_less_than_a_second(store: Store) -> None:
    asked = invite(store, readers=2000, audience=Audience.EXECUTIVES)
    with store.transaction():
        sql = "insert into reading_ballots (invitation_id, reader, begun_at) values (:asked, :at, :now)"
        store.many(sql, [{"asked": asked.id, "at": at, "now": "2026-01-01T10:00:00+00:00"} for at in range(2000)])
        sql = """insert into reading_marks (ballot_id, key, sentence, kind, note, made_at)
            select id, :key, :at, 'excites', '', '2026-01-01T10:01:00.000+00:00' from reading_ballots"""
        store.many(sql, [{"key": str(at), "at": at} for at in range(60)])
    spent = process_time()
    heard = hear_from(store, STORY)
    assert process_time() - spent < 1.5
    assert sum(len(each.marks) for each in heard.readers) == 120_000
