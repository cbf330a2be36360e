"""What readers said elsewhere is heard as if they had come one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readers import invite
from tellback.audience.ballot import Choice, Pick
from tellback.audience.hear import hear_from
from tellback.audience.hold import hold
from tellback.audience.mark import Kind, Mark
from tellback.audience.put import RATING
from tellback.audience.session import Session
from tellback.store.base import Store
from world import BETA

NOON, LATER, END = "2026-01-02T12:00:00.000+00:00", "2026-01-02T12:05:00.000+00:00", "2026-01-02T12:09:00.000+00:00"
MARK = Mark(3, Kind.DOUBTS, "ten years?", LATER)
CHOICE, PICK = Choice(3, "old", "new", False, END), Pick((1, 3, 5), 3, 1, END)


def test_every_session_is_heard_as_it_was(store: Store) -> None:
    asked = replace(invite(store), against="beta", earlier=BETA, open=True)
    whole = Session("beta", NOON, (MARK,), 9, LATER, {RATING: "4"}, (CHOICE,), (PICK,), END)
    number = hold(store, asked, [whole, Session("v1", LATER, (), 2, END)])
    one, other = (each for each in hear_from(store, "prfaq.md").readers if each.invitation == number)
    assert (one.version, one.marks, one.reached, one.rating, one.finished_at) == ("beta", (MARK,), 9, 4, END)
    assert (one.choices, one.picks, one.seconds) == ((CHOICE,), (PICK,), 300)
    assert (other.version, other.marks, other.reached, other.finished) == ("v1", (), 2, False)


def test_more_sessions_than_readers_keep_nothing(store: Store) -> None:
    with pytest.raises(AssertionError):
        hold(store, replace(invite(store), readers=1), [Session("v1", NOON, (), 0, NOON)] * 2)
    assert hear_from(store, "prfaq.md").readers == ()
