"""Complaints are one a message, with who, when, whether answered and whether they ask to leave."""

from __future__ import annotations

from datetime import date

from pytest import MonkeyPatch

from tellback.feedback import complaint
from tellback.feedback.complaint import Complaint, complaint_columns, complaints
from tellback.feedback.message import Message, MessageId
from tellback.feedback.queries import messages as queries
from tellback.feedback.read import read
from tellback.model.base import Embedder
from tellback.store.base import Store

SAID = (
    Message("desk", "1", "It crashes every day. Sync fails, too.", said_at="2026-01-05T10:00:00Z", author="Ana"),
    Message("desk", "2", "I love the new look, it is great.", said_at="2026-01-06", author="Ben"),
    Message("desk", "3", "Search is terrible. Please cancel my subscription.", author="Cem", company="Acme"),
    Message(
        "desk", "4", "The search is terrible, it never finds anything.", said_at="2026-01-07", answered_at="2026-01-09"
    ),
    Message("desk", "5", "Where do I find the archive?", said_at="2026-01-08", author="Eva"),
)


def test_each_message_that_complains_is_one_complaint(store: Store, model: Embedder) -> None:
    queries.land(store, SAID)
    read(store, model)
    assert list(complaints(store)) == [
        Complaint(MessageId(1), "2026-01-05T10:00:00Z", "Ana", "", "", leaving=False),
        Complaint(MessageId(3), "", "Cem", "Acme", "", leaving=True),
        Complaint(MessageId(4), "2026-01-07", "", "", "2026-01-09", leaving=False),
    ]


def test_columns_hold_the_same(store: Store, model: Embedder, monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setattr(complaint, "AT_ONCE", 2)
    queries.land(store, SAID)
    read(store, model)
    first, second = complaint_columns(store)
    assert first.message.tolist() == [1, 3]
    assert first.said.tolist() == [date(2026, 1, 5).toordinal(), 0]
    assert (first.author, first.company) == (("Ana", "Cem"), ("", "Acme"))
    assert first.leaving.tolist() == [False, True]
    assert second.answered.tolist() == [date(2026, 1, 9).toordinal()]


def test_where_nobody_complains_there_is_none(store: Store) -> None:
    assert list(complaints(store)) == []
    assert list(complaint_columns(store)) == []


def test_the_index_of_complaining_passages_is_used(store: Store) -> None:
    if store.dialect == "sqlite":
        sql = "select distinct p.message_id from passages p where (p.stance = 'complaint' or p.stance = 'both')"
        plan = store.query(f"explain query plan {sql} and p.message_id > 5 order by p.message_id limit 3")
        assert "passages_complaining" in plan[0]["detail"]
