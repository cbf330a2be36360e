"""Erasing a reader leaves nothing of what they said."""

from __future__ import annotations

from pathlib import Path

import pytest

from readers import invite, reader
from tellback.audience.ballot import Choice, Pick
from tellback.audience.forget import forget
from tellback.audience.mark import Kind
from tellback.audience.put import answer, filled, put, reach
from tellback.audience.queries import choices, invitations
from tellback.errors import LinkClosed, NotFound
from tellback.store.base import Store


def test_a_reader_is_erased_and_the_others_stay(store: Store, tmp_path: Path) -> None:
    asked = invite(store)
    ana, ben = reader(store, asked, 1), reader(store, asked, 2)
    for who in (ana, ben):
        put(store, who, 3, Kind.DOUBTS, f"quokka number {who.ballot.reader if who.ballot else 0}")
        answer(store, who, "wombats, for everybody" if who is ana else "mail", 2)
        reach(store, who, 9)
        assert who.ballot
        choices.add_choice(store, who.ballot.id, "a", Choice(3, "old", "new", False, "2026-01-02"))
        choices.add_pick(store, who.ballot.id, "b", 1, Pick((2, 3, 4, 5), 3, 4, "2026-01-02"))
    assert forget(store, asked.id, 1).rows == 7
    assert forget(store, asked.id, 1).rows == 0
    assert ana.ballot and ben.ballot
    assert [len(each(store, asked.id)) for each in (choices.all_choices, choices.all_picks)] == [1, 1]
    gone, stays = filled(store, ana.ballot), filled(store, ben.ballot)
    assert (gone.marks, gone.reached, gone.answer, gone.rating) == ((), -1, "", 0)
    assert (stays.marks[0].note, stays.answer) == ("quokka number 2", "mail")
    assert invitations.invitations(store)[0].begun == 2
    with pytest.raises(LinkClosed, match="erased"):
        reader(store, asked, 1)
    for path in tmp_path.glob("store.db*"):
        assert b"number 1" not in path.read_bytes()
        assert b"wombats" not in path.read_bytes()


def test_who_never_read_cannot_be_erased(store: Store) -> None:
    with pytest.raises(NotFound, match="had no reader 3"):
        forget(store, invite(store).id, 3)
