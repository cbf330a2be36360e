"""Links let in whom they were made for, once, and as long as they stand."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from readers import invite, reader, tokens
from tellback.audience.admit import admit, begin
from tellback.audience.ballot import Given
from tellback.audience.invite import withdraw
from tellback.audience.put import finish
from tellback.audience.queries import ballots, invitations
from tellback.errors import LinkClosed, NotFound
from tellback.store.base import Store


def test_a_personal_link_is_one_ballot_however_often_it_is_opened(store: Store) -> None:
    token = tokens(store, invite(store))[0]
    assert admit(store, token).ballot is None
    first, again = begin(store, token), begin(store, token)
    assert first.ballot == again.ballot == admit(store, token).ballot
    assert [each.begun for each in invitations.invitations(store)] == [1]


def test_every_reader_of_an_open_link_has_a_ballot_of_their_own_up_to_the_limit(store: Store) -> None:
    token = tokens(store, invite(store, open=True, readers=2))[0]
    one, two = begin(store, token), begin(store, token)
    assert one.ballot and two.ballot
    assert (one.ballot.reader, two.ballot.reader) == (1, 2)
    assert begin(store, token, one.kept).ballot == one.ballot
    with pytest.raises(LinkClosed, match="As many have read"):
        begin(store, token)


def test_no_more_begin_at_once_than_were_asked_to(store: Store) -> None:
    token = tokens(store, invite(store, open=True, readers=4))[0]

    def come(_: int) -> int:
        try:
            found = begin(store, token).ballot
        except LinkClosed:
            return 0
        return found.reader if found else -1

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(come, range(12))) == [0] * 8 + [1, 2, 3, 4]


def test_two_who_open_one_personal_link_at_once_share_its_ballot(store: Store) -> None:
    token = tokens(store, invite(store))[1]
    with ThreadPoolExecutor(8) as pool:
        found = [each.ballot for each in pool.map(begin, [store] * 8, [token] * 8)]
    assert len(set(found)) == 1
    assert [each.begun for each in invitations.invitations(store)] == [1]


@pytest.mark.parametrize("forged", ["{}x", "x{}", "WzEsMV0", ""])
def test_a_forged_link_opens_nothing(store: Store, forged: str) -> None:
    token = tokens(store, invite(store))[0]
    with pytest.raises(NotFound, match="not one of ours"):
        admit(store, forged.format(token))


def test_a_kept_pass_is_no_link_and_serves_no_other_invitation(store: Store) -> None:
    one, other = (tokens(store, invite(store, open=True))[0] for _ in range(2))
    kept = begin(store, one).kept
    with pytest.raises(NotFound):
        admit(store, kept)
    assert admit(store, other, kept).ballot is None
    assert admit(store, one, kept + "x").ballot is None


def test_a_link_that_expired_or_was_withdrawn_is_over(store: Store) -> None:
    late, taken = invite(store, until="2020-01-01"), invite(store)
    token = tokens(store, taken)[0]
    begin(store, token)
    withdraw(store, taken.id)
    withdraw(store, taken.id)
    for each, why in ((tokens(store, late)[0], "until 2020-01-01"), (token, "taken it back")):
        with pytest.raises(LinkClosed, match=why):
            admit(store, each)
    with pytest.raises(NotFound, match="no invitation 77"):
        withdraw(store, 77)


def test_a_finished_ballot_counts_once(store: Store) -> None:
    asked = invite(store)
    found = reader(store, asked)
    finish(store, found)
    assert ballots.given(store) == {asked.id: {"v1": Given("v1", 1, 1)}}
    assert begin(store, tokens(store, asked)[0]).ballot == reader(store, asked).ballot


def test_whoever_begins_twice_through_an_open_link_is_one_reader(store: Store) -> None:
    token = tokens(store, invite(store, open=True, readers=1))[0]
    with ThreadPoolExecutor(8) as pool:
        come = [pool.submit(begin, store, token, key="pressed twice") for _ in range(8)]
    found = [each.result().ballot for each in come]
    assert len(set(found)) == 1
    assert begin(store, token, key="pressed twice").kept
    with pytest.raises(LinkClosed):
        begin(store, token, key="another")
