"""A sentence is judged by those who reached it, each once, and nobody is singled out."""

from __future__ import annotations

import json
from itertools import product

import pytest
from click import unstyle

from moved import felt, heard, reader
from tellback.audience.heard import Heard
from tellback.audience.heat import warm
from tellback.audience.heat_lines import heat_lines
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.warmth import Heat, Warmth
from tellback.errors import NotFound
from tellback.show.as_json import as_json

EXECUTIVES, INVESTORS, CUSTOMERS = Audience
COLLEAGUES = 14
"""The first of what colleagues ask; customers and investors do not get it."""


def at(found: Heat, number: int) -> Warmth:
    told = found.sentence(number)
    assert told
    return told


def test_only_those_who_reached_a_sentence_are_counted_for_it() -> None:
    found = felt(*[reader(CUSTOMERS, (3, Kind.DOUBTS))] * 4, *[reader(reached=3)] * 4, *[reader(reached=2)] * 8)
    third = at(found, 3)
    assert (third.asked.began, third.asked.readers, third.asked.doubts) == (16, 8, 4)
    doubts = third.share(Kind.DOUBTS)
    assert doubts and doubts.share.estimate == 0.5
    assert (doubts.share.n, doubts.between) == (8, "21 % to 79 %")
    assert (at(found, 2).asked.readers, at(found, 4).asked.readers) == (16, 4)


def test_who_is_not_shown_a_sentence_is_not_counted_for_it() -> None:
    found = felt(*[reader(EXECUTIVES)] * 3, *[reader(CUSTOMERS)] * 9)
    colleagues = at(found, COLLEAGUES)
    assert (colleagues.asked.began, colleagues.asked.readers) == (3, 3)
    assert [group.audience for group in colleagues.groups] == ["executives", ""]
    assert felt(*[reader(CUSTOMERS)] * 9, audience="customers").sentence(COLLEAGUES) is None


def test_one_reader_is_one_voice_however_much_they_mark() -> None:
    loud = reader(CUSTOMERS, *((number, Kind.DOUBTS) for number in range(13)))
    found = felt(loud, *[reader()] * 19)
    assert {each.asked.doubts for each in found.sentences if each.at < 13} == {1}
    assert [spots.sentences for spots in found.spots] == [(), (), ()]


def test_the_shade_is_what_the_leading_kind_is_at_least() -> None:
    found = felt(*[reader(CUSTOMERS, (3, Kind.EXCITES))] * 9, *[reader(CUSTOMERS, (3, Kind.CONFUSES))] * 3)
    assert at(found, 3).leads == Kind.EXCITES
    assert 0.46 < at(found, 3).least < 0.47
    assert (at(found, 4).leads, at(found, 4).least) == ("", 0.0)


def test_where_two_kinds_are_level_what_is_to_be_mended_leads() -> None:
    found = felt(*[reader(CUSTOMERS, (3, Kind.EXCITES))] * 5, *[reader(CUSTOMERS, (3, Kind.DOUBTS))] * 5)
    assert at(found, 3).leads == Kind.DOUBTS


@pytest.mark.parametrize(("readers", "known"), [(7, False), (8, True)])
def test_fewer_than_eight_readers_give_no_share_and_no_shade(readers: int, known: bool) -> None:
    found = felt(*[reader(CUSTOMERS, (3, Kind.EXCITES), note="Finally.")] * readers)
    told = at(found, 3)
    assert (told.known, told.least > 0, bool(told.shares[0].between)) == (known, known, known)
    assert (told.asked.excites, len(told.notes)) == (readers, readers)
    assert any(spots.sentences for spots in found.spots) is known


def test_the_careless_are_told_and_not_counted() -> None:
    found = felt(*[reader()] * 8, reader(CUSTOMERS, (3, Kind.DOUBTS), careless="too fast", note="Hm."))
    assert (at(found, 3).asked.readers, at(found, 3).asked.doubts, at(found, 3).notes) == (8, 0, ())
    assert [(each.why, each.readers) for each in found.aside] == [("too fast", 1)]


def test_readers_of_another_version_are_not_counted() -> None:
    found = felt(reader(), reader(CUSTOMERS, (3, Kind.DOUBTS), version="v1", careless="too fast"))
    assert (found.crowd.began, found.crowd.marks, found.aside) == (1, 0, ())


def test_the_last_version_that_was_read_is_shown_and_none_that_nobody_was_asked_to_read() -> None:
    assert warm(heard(reader(version="v1"))).version == "v1"
    assert warm(heard(reader(version="v2"), reader(version="v1"))).version == "v2"
    assert warm(heard()).version == "v2"
    assert not warm(heard()).read
    assert warm(Heard("prfaq.md", {}, (), ())).version == ""
    with pytest.raises(NotFound, match="Nobody was invited to read v9"):
        warm(heard(), "v9")


def test_hot_is_what_is_likely_and_not_what_few_say_late() -> None:
    many = [reader(CUSTOMERS, (3, Kind.DOUBTS), reached=5)] * 20 + [reader(reached=5)] * 20
    late = [reader(CUSTOMERS, (12, Kind.DOUBTS))] * 5 + [reader()] * 4
    found = felt(*many, *late)
    doubts = next(spots for spots in found.spots if spots.kind is Kind.DOUBTS)
    assert doubts.sentences == (3, 12)


def test_notes_of_a_hidden_audience_are_told_without_it() -> None:
    few = [reader(EXECUTIVES, (3, Kind.DOUBTS), note="Mail ana@mail.example!")] * 3
    found = felt(*few, *[reader(CUSTOMERS)] * 9, *[reader(INVESTORS)] * 10, k=5)
    assert [(note.text, note.audience) for note in at(found, 3).notes] == [("Mail [email]!", "")] * 3
    shown = {group.audience: group.shown for group in at(found, 3).groups}
    assert shown == {"executives": False, "investors": True, "customers": False, "": True}
    for audience in ("executives", "customers"):
        alone = felt(*few, *[reader(CUSTOMERS)] * 9, *[reader(INVESTORS)] * 10, audience=audience, k=5)
        assert (alone.crowd.shown, alone.crowd.marks, at(alone, 3).notes, at(alone, 3).least) == (False, None, (), 0.0)


def test_nothing_is_told_of_a_handful() -> None:
    found = felt(*[reader(EXECUTIVES, (3, Kind.DOUBTS), note="Hm.")] * 3, k=5)
    assert found.read
    assert not any(group.shown for each in found.sentences for group in (each.asked, *each.groups) if group.readers)
    assert "Hm." not in as_json(found)
    assert '"doubts": 3' not in as_json(found)


def test_no_hidden_figure_follows_from_any_that_are_shown() -> None:
    """Every page of every mix of sizes: whatever two figures of a sentence differ by is 0 people, or 5 and more."""
    for sizes in product((0, 3, 5, 11), repeat=3):
        crowd = [reader(each, (3, Kind.DOUBTS)) for each, n in zip(Audience, sizes, strict=True) for _ in range(n)]
        pages = [felt(*crowd, audience=each, k=5) for each in ("", *Audience)]
        shown = {group.audience: group.readers or 0 for page in pages for told in page.sentences if told.at == 3
                 for group in (told.asked, *told.groups) if group.shown}  # fmt: skip
        total = shown.pop("", None)
        assert all(n == 0 or n >= 5 for n in shown.values()), sizes
        rest = total - sum(shown.values()) if total is not None else 0
        assert rest == 0 or rest >= 5, sizes
        marks = {page.audience: page.crowd.marks for page in pages if page.crowd.shown}
        whole = marks.pop("", None)
        rest = whole - sum(n or 0 for n in marks.values()) if whole is not None else 0
        assert rest == 0 or rest >= 5, sizes


def test_the_terminal_says_the_same_in_words() -> None:
    said = unstyle("\n".join(heat_lines(felt(*[reader(CUSTOMERS, (3, Kind.DOUBTS), note="Says who?")] * 9))))
    assert "9 readers, 9 marks" in said
    assert "✕ doubts 70 % to 100 % (9); 9 of 9 reached it" in said
    assert "“Says who?” (customer, doubts)" in said
    assert "not shown" in "\n".join(heat_lines(felt(reader(), k=5)))
    assert "tellback invite" in "\n".join(heat_lines(warm(Heard("prfaq.md", {}, (), ()))))


def test_json_holds_what_is_shown_and_no_ballot() -> None:
    told = json.loads(as_json(felt(*[reader(CUSTOMERS, (3, Kind.DOUBTS))] * 9, k=5)))
    assert told["sentences"][3]["asked"]["doubts"] == 9
    assert "sheet" not in told
    assert "ballot" not in as_json(told)
