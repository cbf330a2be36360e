"""What may be said of two versions, by readers whose truth is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readers import invite, reader
from sessions import CLOSED, COMPARES, OLDER, PASSAGES, chose, marked, read, session
from tellback.audience.ballot import Choice, Pick
from tellback.audience.careless import Careless
from tellback.audience.heard import ERASED, Reader
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.put import finish
from tellback.audience.resonance import Came, Resonance
from tellback.audience.resonate import compare_readers, resonate
from tellback.errors import NotFound
from tellback.show.as_json import as_json
from tellback.workspace.workspace import Workspace
from world import STORY

EXCITED, SILENT = [Kind.EXCITES] * 20, [None] * 20


def both(readers: int) -> list[tuple[int, str]]:
    return [(number, ("v3", "v4")[number % 2]) for number in range(readers)]


def test_a_winner_is_named_once_readers_agree_and_not_before() -> None:
    readers = [read(*each, choices=chose(1, 1, 1, 0.5)) for each in both(20)]
    few, some, many = (compare_readers(session(readers[:count])) for count in (7, 9, 20))
    assert few.preference.together.caveat.startswith("needs at least 8 readers, has 7")
    assert not few.preference.together.known and few.more is None
    assert some.preference.together.caveat == "" or some.more
    together = many.preference.together
    assert together.caveat == "" and together.low and together.low > 0.5 and many.more is None
    assert [each.verdict.caveat == "" for each in many.passages] == [True, True, True, False]
    assert [each.choices and each.choices.new for each in many.passages] == [20, 20, 20, 0]
    assert many.passages[0].at == PASSAGES[0]


def test_how_many_more_readers_it_takes_is_said_with_what_that_rests_on() -> None:
    readers = [read(*each, choices=chose(*(float(each[0] % 3 > 0),) * 4)) for each in both(24)]
    more = compare_readers(session(readers)).more
    assert more and (more.share, more.readers) == (2 / 3, 24) and more.more and 10 < more.more < 200


def test_reader_by_reader_a_greater_share_of_marked_sentences_shows() -> None:
    readers = [
        read(
            *each,
            rating=5 if each[1] == "v4" else 2,
            **marked(*(SILENT if each[1] == "v3" else EXCITED[:15] + SILENT[:5])),
        )
        for each in both(40)
    ]
    for asked in (COMPARES, CLOSED):
        found = compare_readers(session(readers, asked))
        excites, confuses, doubts, rating = found.whole
        assert (excites.verdict.caveat, excites.before, excites.after) == ("", 0, 0.75)
        assert excites.verdict.low and excites.verdict.low > 0 and rating.verdict.low and rating.verdict.low > 0.5
        assert confuses.verdict.caveat and doubts.verdict.caveat and rating.before == 2
        raised = {(each.sentence, each.kind) for each in found.flags if each.flag.raised}
        assert raised == {
            (3, Kind.EXCITES),
            (4, Kind.EXCITES),
            (7, Kind.EXCITES),
            (11, Kind.EXCITES),
            (13, Kind.EXCITES),
        }
        assert found.closed is (asked is CLOSED)


def test_only_who_reached_a_sentence_is_asked_about_it() -> None:
    readers = [read(*each, **marked(*EXCITED)) for each in both(20)]
    left = [read(20 + number, "v4", finished_at="", **marked(*SILENT[:8])) for number in range(20)]
    found = compare_readers(session([*readers, *left], CLOSED))
    n = {each.sentence: each.flag.more.n for each in found.flags if each.kind is Kind.EXCITES}
    assert n == {3: 20, 4: 20, 7: 20, 11: 20, 13: 20}


def test_where_readers_were_not_shared_out_as_planned_versions_are_not_compared() -> None:
    readers = [
        read(number, "v3" if number % 5 else "v4", choices=chose(1, 1, 1, 1), **marked(*EXCITED))
        for number in range(60)
    ]
    found = compare_readers(session(readers))
    assert found.sharing.counts == (48, 12) and found.sharing.alarm
    assert found.flags == () and {each.verdict.caveat for each in found.whole} == {found.sharing.alarm}
    assert not any(each.verdict.known for each in found.whole)
    assert found.preference.together.known
    even = [read(*each) for each in both(60)]
    assert compare_readers(session(even)).sharing.alarm == ""
    hasty = [
        replace(each, careless=str(Careless.FAST)) if each.version == "v4" and each.number < 50 else each
        for each in even
    ]
    assert compare_readers(session(hasty)).sharing.counts == (30, 5)


def test_readers_left_out_are_counted_by_rule_and_version_and_say_nothing() -> None:
    readers = [read(*each, choices=chose(1, 1, 1, 1)) for each in both(30)]
    readers[1] = replace(readers[1], careless=str(Careless.FAST))
    readers[2] = replace(readers[2], careless=ERASED, choices=())
    found = compare_readers(session(readers))
    out = {each.reason: (each.older, each.newer) for each in found.left_out}
    assert out == {**{str(rule): (0, 0) for rule in Careless}, Careless.FAST: (0, 1), ERASED: (1, 0)}
    assert found.came == (Came("v3", 15, 15, 14), Came("v4", 15, 15, 14))
    assert found.preference.together.n == 28


def test_readers_of_one_version_alone_are_compared_within_their_audience() -> None:
    old = replace(COMPARES, id=2, version="v3", text=OLDER, against="", earlier="")
    new = replace(old, id=3, version="v4", text=STORY)
    alone = [read(number, "v3", invitation=2, audience=Audience.EXECUTIVES, **marked(*EXCITED)) for number in range(20)]
    alone += [read(20 + number, "v4", invitation=3, **marked(*SILENT)) for number in range(20)]
    apart = compare_readers(session(alone, old, new))
    assert apart.whole[0].verdict.n == 0 and [each.apart for each in apart.came] == [20, 20]
    alone += [
        read(40 + number, "v4", invitation=3, audience=Audience.EXECUTIVES, **marked(*SILENT)) for number in range(20)
    ]
    within = compare_readers(session(alone, old, new)).whole[0].verdict
    assert within.n == 20 and within.high and within.high < 0
    assert apart.sharing.counts == (0, 0) and apart.preference.together.n == 0


def test_who_was_given_a_version_by_chance_is_never_compared_with_who_was_invited_to_it() -> None:
    early = replace(COMPARES, id=2, version="v3", text=OLDER, against="", earlier="")
    readers = [read(number, "v3", invitation=2, **marked(*EXCITED)) for number in range(20)]
    readers += [read(20 + at, version, **marked(*SILENT)) for at, version in both(40)]
    found = compare_readers(session(readers, COMPARES, early))
    assert (found.whole[0].before, found.whole[0].after, found.whole[0].verdict.n) == (0, 0, 20)
    assert [each.apart for each in found.came] == [20, 0]
    assert {each.flag.more.n for each in found.flags} == {20}


def test_whether_all_who_are_compared_were_given_a_version_by_chance_is_told() -> None:
    alone = replace(COMPARES, id=2, version="v3", text=OLDER, against="", earlier="")
    given = [read(*each) for each in both(20)]
    older = [read(20 + number, "v3", invitation=2) for number in range(9)]
    newer = [read(30 + number, "v4", invitation=3) for number in range(9)]
    new = replace(alone, id=3, version="v4", text=STORY)
    assert compare_readers(session([*given, *older], COMPARES, alone)).at_random
    assert not compare_readers(session([*given, *older, *newer], COMPARES, alone, new)).at_random


def test_a_plan_with_five_looks_holds_where_everybody_was_asked_before() -> None:
    readers = [read(*each, choices=chose(1, 1, 1, 1)) for each in both(39)]
    planned = replace(COMPARES, looks="planned", readers=50)
    assert (
        compare_readers(session(readers[:9], planned)).preference.together.caveat
        == "the first look is due at 10 readers"
    )
    assert compare_readers(session(readers, planned)).preference.together.n == 10
    late = replace(planned, id=2, made_at="2026-03-01")
    assert compare_readers(session(readers, planned, late)).plan.looks == "any"
    assert compare_readers(session(readers, replace(planned, readers=39))).plan.looks == "any"


def test_promises_are_judged_once_the_links_are_closed() -> None:
    picks = (Pick((3, 4, 7), 4, 3, ""), Pick((4, 7, 11), 4, 11, ""))
    readers = [read(*each, picks=picks) for each in both(30)]
    still, closed = (compare_readers(session(readers, asked)).promises for asked in (COMPARES, CLOSED))
    assert [each.sentence for each in still] == [3, 4, 7, 11]
    assert all(each.verdict.caveat for each in still)
    best = closed[1]
    assert best.text.startswith("Search answers") and best.verdict.caveat == "" and (best.verdict.low or 0) > 0.5


def test_what_is_asked_only_once_is_not_asked_again_of_readers_who_were_invited_afterwards() -> None:
    picks = (Pick((3, 4, 7), 4, 3, ""), Pick((4, 7, 11), 4, 11, ""))
    first = replace(COMPARES, readers=10, begun=10)
    readers = [read(*each, picks=picks) for each in both(30)]
    later = [replace(each, invitation=2) for each in readers[10:]]
    again = replace(first, id=2, made_at="2026-03-01", readers=20, begun=20)
    beside = replace(again, made_at="2026-01-02")
    assert compare_readers(session(readers[:10], first)).closed
    assert compare_readers(session([*readers[:10], *later], first, beside)).closed
    reopened = compare_readers(session([*readers[:10], *later], first, again))
    assert not reopened.closed and all(each.verdict.caveat for each in reopened.promises)
    nobody = replace(first, begun=0, withdrawn_at="2026-01-03")
    assert compare_readers(session(later, nobody, again)).closed
    alone = replace(first, version="v3", text=OLDER, against="", earlier="")
    elder = [replace(each, version="v3") for each in readers[:10]]
    assert compare_readers(session([*elder, *later], alone, again)).closed


def test_an_invitation_that_was_withdrawn_before_anybody_began_is_no_part_of_the_plan() -> None:
    readers = [read(*each, choices=chose(1, 1, 1, 1)) for each in both(9)]
    planned = replace(COMPARES, looks="planned", readers=50)
    gone = replace(planned, id=2, readers=100, withdrawn_at="2026-01-02")
    assert compare_readers(session(readers, planned, gone)).plan.readers == 50
    unused = replace(gone, withdrawn_at="2026-03-01")
    assert compare_readers(session(readers, planned, unused)).plan.readers == 150


def test_reliability_is_the_share_of_readers_who_say_the_same_again() -> None:
    def again(number: int) -> Reader:
        said = chose(1, 1, 1, 1)
        repeat = Choice(PASSAGES[0], "old", "new" if number % 4 else "old", True, "")
        return read(number, "v4", choices=(*said, repeat))

    found = compare_readers(session([again(number) for number in range(40)])).reliability
    assert found and found.estimate == 0.75 and found.n == 40
    assert compare_readers(session([])).reliability is None


def test_what_readers_understood_is_told_apart_only_where_enough_of_each_answered() -> None:
    def found(older: int, newer: int) -> Resonance:
        versions = ["v3"] * older + ["v4"] * newer
        return compare_readers(
            session([read(at, each, answer=f"{9 - at} mail, ask ana@mail.example") for at, each in enumerate(versions)])
        )

    assert [each.version for each in found(5, 5).understanding] == ["v3"] * 5 + ["v4"] * 5
    assert [each.version for each in found(3, 4).understanding] == [""] * 7
    assert found(2, 2).understanding == ()
    assert [each.version for each in found(3, 6).understanding] == ["v4"] * 6
    assert [each.answer for each in found(3, 4).understanding] == sorted(
        each.answer for each in found(3, 4).understanding
    )
    assert "ana@" not in as_json(found(5, 5)) and "[email]" in as_json(found(5, 5))


def test_versions_go_by_what_readers_were_invited_to_or_by_another_name_of_the_wording(here: Workspace) -> None:
    with pytest.raises(NotFound, match=r"Nobody was invited to read prfaq\.md now\. Run"):
        resonate(here, "now", "v3")
    asked = invite(here.store, version="now", against="v3", earlier=OLDER)
    finish(here.store, reader(here.store, asked))
    assert resonate(here, "v3", "now").newer == "now"
    invite(here.store, version="soon", text=STORY)
    assert resonate(here, "v3", "now").newer == "soon"
    with pytest.raises(NotFound, match="has no versions yet"):
        resonate(here, "v1", "now")
    with pytest.raises(NotFound, match="are the same wording"):
        resonate(here, "soon", "now")
