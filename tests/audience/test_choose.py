"""After the story readers choose: blind, in an order by chance, and what they choose is kept."""

from __future__ import annotations

from collections import Counter

import pytest

from readers import invite, reader
from tellback.audience.admit import Admitted
from tellback.audience.choose import Side, choose, pick, promised, steps, turns, upcoming
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.put import finish, put, reach, undo
from tellback.audience.queries import choices
from tellback.audience.seat import seat
from tellback.errors import BadName, LinkClosed, NotFound
from tellback.store.base import Store
from world import BETA, STORY

OLDER = BETA.replace("exactly the order", "the very order").replace("twelve months", "a year")
PASSAGES, PROMISES = [3, 11, 13], [3, 4, 7, 8, 11]


@pytest.fixture
def ana(store: Store) -> Admitted:
    return reader(store, invite(store, version="v2", against="v1", earlier=OLDER))


def test_a_reader_is_asked_about_every_passage_then_promises_then_the_first_passage_swapped() -> None:
    for ballot in range(1, 50):
        asked = seat(ballot, [3, 11, 13], PROMISES)
        passages, sets, again = asked[:3], asked[3:-1], asked[-1]
        assert sorted(turn.passage for turn in passages) == [3, 11, 13]
        assert [len(set(turn.among)) for turn in sets] == [4, 4, 4]
        assert set(Counter(at for turn in sets for at in turn.among).values()) <= {2, 3}
        assert (again.passage, again.repeat, again.first != passages[0].first) == (passages[0].passage, True, True)
        assert asked == seat(ballot, [3, 11, 13], PROMISES)


def test_of_many_passages_two_are_asked_again_so_that_one_can_turn_twice() -> None:
    asked = seat(7, [3, 5, 8, 11, 13], [])
    assert [turn.passage for turn in asked[5:]] == [turn.passage for turn in asked[:2]]
    assert all(later.repeat and later.first != turn.first for later, turn in zip(asked[5:], asked, strict=False))


def test_orders_and_sides_are_even_over_readers() -> None:
    asked = [seat(ballot, [3, 11, 13], [])[:3] for ballot in range(1, 1201)]
    first = Counter(turns[0].passage for turns in asked)
    sides = Counter((turn.passage, turn.first) for turns in asked for turn in turns)
    assert all(330 < first[at] < 470 for at in (3, 11, 13))
    assert all(530 < sides[at, "new"] < 670 for at in (3, 11, 13))


def test_few_passages_are_not_asked_again_and_few_promises_not_at_all() -> None:
    assert len(seat(1, [3, 4], [1, 2, 3])) == 2
    assert [len(seat(1, [], list(range(many)))) for many in (4, 5, 6, 7, 30)] == [1, 3, 3, 4, 4]
    assert seat(1, [], []) == ()


def test_what_is_chosen_is_kept_by_wording_whatever_side_it_was_shown_on(store: Store, ana: Admitted) -> None:
    given = steps(store, ana)
    assert ana.ballot
    asked = turns(ana.invitation, ana.ballot)
    sides: tuple[Side, ...] = ("first", "second", "neither")
    for step, turn, side in zip(given, asked, sides, strict=False):
        assert step.sides[0] in (OLDER if turn.first == "old" else STORY)
        choose(store, ana, step.number, side, key=side)
    kept = choices.choices(store, ana.ballot.id)
    other = {"new": "old", "old": "new"}
    assert [each.chosen for each in kept] == [asked[0].first, other[asked[1].first], "neither"]
    assert [each.shown_first for each in kept] == [turn.first for turn in asked[:3]]
    assert [step.chosen for step in steps(store, ana)[:3]] == list(sides)
    assert upcoming(steps(store, ana)) == 4


def test_a_later_choice_stands_and_what_is_sent_twice_is_kept_once(store: Store, ana: Admitted) -> None:
    assert ana.ballot
    choose(store, ana, 1, "first", key="a")
    choose(store, ana, 1, "second", key="b")
    choose(store, ana, 1, "first", key="a")
    last = len(steps(store, ana))
    choose(store, ana, last, "first")
    assert [steps(store, ana)[at].chosen for at in (0, last - 1)] == ["second", "first"]
    assert [each.repeat for each in choices.choices(store, ana.ballot.id)] == [False, True]
    assert store.query("select count(*) as n from reading_choices")[0]["n"] == 3


def test_promises_are_picked(store: Store, ana: Admitted) -> None:
    assert ana.ballot
    assert list(promised(ana.invitation)) == PROMISES
    step = steps(store, ana)[3]
    (best, words), (worst, _) = step.promises[:2]
    assert words in STORY
    for _ in range(2):
        pick(store, ana, 4, best, worst, key="a")
    assert (steps(store, ana)[3].best, steps(store, ana)[3].worst) == (best, worst)
    assert choices.all_picks(store, ana.invitation.id)[ana.ballot.id][0].among == tuple(at for at, _ in step.promises)
    for wrong in ((best, best), (best, 0)):
        with pytest.raises(BadName, match="Choose one promise"):
            pick(store, ana, 4, *wrong)
    with pytest.raises(NotFound):
        choose(store, ana, 4, "first")
    with pytest.raises(NotFound):
        choose(store, ana, 99, "first")


def test_who_has_compared_marks_no_more_and_who_has_finished_chooses_no_more(store: Store, ana: Admitted) -> None:
    put(store, ana, 3, Kind.EXCITES)
    choose(store, ana, 1, "neither")
    for deed in (lambda: put(store, ana, 3, None), lambda: undo(store, ana), lambda: reach(store, ana, 9)):
        with pytest.raises(LinkClosed, match="gone on to compare"):
            deed()
    finish(store, ana)
    again = reader(store, ana.invitation)
    with pytest.raises(LinkClosed, match="You have finished"):
        choose(store, again, 1, "first")


def test_without_a_comparison_only_promises_are_asked_and_marks_may_change(store: Store) -> None:
    who = reader(store, invite(store, audience=Audience.EXECUTIVES))
    given = steps(store, who)
    assert given and all(step.promises for step in given)
    pick(store, who, 1, given[0].promises[0][0], given[0].promises[1][0])
    put(store, who, 3, Kind.DOUBTS)
