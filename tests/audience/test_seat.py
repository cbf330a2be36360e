"""Which version a reader of a comparison gets."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from readers import invite, reader, tokens
from tellback.audience.admit import begin
from tellback.audience.invitation import Audience, Invitation
from tellback.audience.link import links
from tellback.audience.queries import ballots
from tellback.audience.seat import given_to
from tellback.audience.sheet import sheet
from tellback.store.base import Store
from world import BETA, STORY

ASKED = Invitation(
    1, "prfaq.md", "v2", Audience.CUSTOMERS, True, 99, "2999-01-01", "", "", text=STORY, against="v1", earlier=BETA
)


def test_of_every_two_readers_one_gets_each_version_in_an_order_by_chance() -> None:
    blocks = [tuple(given_to("secret", ASKED, nth) for nth in (first, first + 1)) for first in range(1, 400, 2)]
    assert {frozenset(block) for block in blocks} == {frozenset({"v1", "v2"})}
    assert 70 < blocks.count(("v1", "v2")) < 130
    assert blocks != [tuple(given_to("another", ASKED, nth) for nth in (at, at + 1)) for at in range(1, 400, 2)]


def test_a_reader_reads_and_marks_the_version_they_were_given(store: Store) -> None:
    asked = invite(store, version="v2", readers=8, against="v1", earlier=BETA)
    for number in (5, 2, 8, 1):
        who = reader(store, asked, number)
        assert who.ballot
        assert (
            sheet(asked, who.ballot.version).blocks
            == sheet(invite(store, text=asked.wording(who.ballot.version))).blocks
        )
    kept = ballots.ballots(store, asked.id)
    assert [each.reader for each in kept] == [5, 2, 8, 1]
    assert sorted(each.version for each in kept) == ["v1", "v1", "v2", "v2"]
    assert reader(store, asked, 5).ballot == kept[0]


def test_readers_who_begin_at_once_are_shared_out_evenly(store: Store) -> None:
    token = tokens(store, invite(store, version="v2", readers=24, open=True, against="v1", earlier=BETA))[0]
    with ThreadPoolExecutor(8) as at_once:
        admitted = list(at_once.map(partial(begin, store), [token] * 24))
    assert Counter(each.ballot.version for each in admitted if each.ballot) == {"v1": 12, "v2": 12}


def test_where_nothing_is_compared_everybody_reads_what_they_were_invited_to(store: Store) -> None:
    asked = invite(store, open=True)
    token = links(store, asked)[0].removeprefix("/read/")
    assert {found.ballot and found.ballot.version for found in (begin(store, token), begin(store, token))} == {"v1"}
