"""Readers' marks from tables: what is recognised, kept, set aside, and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import world
from tellback.audience.admit import begin
from tellback.audience.bring import bring
from tellback.audience.brought_lines import brought_lines
from tellback.audience.forget import forget
from tellback.audience.hear import hear
from tellback.audience.heard import Reader
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted as Wish
from tellback.audience.invite import invite
from tellback.audience.link import links
from tellback.audience.mark import Kind
from tellback.audience.queries import invitations
from tellback.audience.said import Brought, Wanted
from tellback.audience.stamp import stamp
from tellback.audience.whence import aside_of, brought_from, take_back
from tellback.errors import LinkClosed, NotFound, UnknownColumns, UnreadableFile
from tellback.workspace.workspace import Workspace

HEAD = "reader,number,sentence,kind,note,reached,rating\n"
SEARCH = "Search answers in under one second across ten years of mail."


@pytest.fixture
def csv(here: Workspace, tmp_path: Path) -> Any:
    def take(text: str, name: str = "paper.csv", **wanted: Any) -> Brought:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return bring(here, path, replace(Wanted(audience=Audience.CUSTOMERS), **wanted))

    return take


def said(reader: Reader) -> list[tuple[int, str, str]]:
    return [(mark.sentence + 1, str(mark.kind), mark.note) for mark in reader.marks]


def test_a_row_a_mark_makes_readers_who_are_heard_like_any_other(here: Workspace, csv: Any) -> None:
    rows = f"1,4,,excites,,14,5\n1,,{SEARCH},doubts,really?,,\n2,,,,,14,\n7,3,,confuses,which order?,,\n"
    done = csv(HEAD + rows)
    assert (done.readers, done.marks, done.aside, done.unsure) == (3, 3, (), 1)
    readers = hear(here).counted
    assert [reader.number for reader in readers] == [1, 2, 7]
    assert [reader.reached for reader in readers] == [13, 13, 2]
    assert readers[0].rating == 5
    assert readers[0].seconds is None
    assert said(readers[1]) == []
    assert said(readers[2]) == [(3, "confuses", "which order?")]


def test_reading_again_adds_nothing_and_a_corrected_row_counts(here: Workspace, csv: Any) -> None:
    csv(HEAD + "1,4,,doubts,really?,,\n2,3,,confuses,,,\n")
    again = csv(HEAD + "1,4,,doubts,really?,,\n2,3,,confuses,,,\n")
    assert (again.readers, again.marks, again.unchanged) == (0, 0, 2)
    assert csv(HEAD + "1,4,,doubts,really?,,\n2,3,,confuses,,,\n", "copy.csv").readers == 0
    mended = csv(HEAD + "1,4,,excites,,,\n")
    assert (mended.readers, mended.marks) == (0, 1)
    assert [said(reader) for reader in hear(here).readers] == [[(4, "excites", "")], [(3, "confuses", "")]]


def test_sentences_are_found_by_number_words_a_part_or_as_they_were_edited(here: Workspace, csv: Any) -> None:
    rows = (
        "1,5,,doubts,,,\n2,,**search** answers in under one second across ten years of mail,doubts,,,\n"
        "3,,across ten years of mail,doubts,,,\n"
        "4,,Search answers within one second across ten years of your mail.,doubts,,,\n"
    )
    done = csv(HEAD + rows)
    assert done.placed == {"by number": 1, "word for word": 1, "by a part": 1, "as it was edited": 1}
    assert {said(reader)[0][0] for reader in hear(here).readers} == {5}


def test_what_cannot_be_placed_is_set_aside_with_its_place_and_reason(here: Workspace, csv: Any) -> None:
    rows = (
        "1,99,,doubts,,,\n1,,Nobody ever wrote this sentence.,doubts,,,\n,4,,doubts,,,\n2,4,,hates,,,\n"
        "2,5,,,a note alone,,\n3,15,,doubts,,,\n1,4,,doubts,,,9\n1,4,,excites,,,\n4,,,doubts,,,\n"
    )
    done = csv(HEAD + rows)
    assert [(each.place, each.reason) for each in done.aside] == [
        ("2", "there is no sentence 99"),
        ("3", "no sentence has its words"),
        ("4:1", "it does not say which reader it is of"),
        ("5:4", "“hates” is none of excites, confuses, doubts"),
        ("6:5", "a note without saying whether the sentence excites, confuses or raises doubt"),
        ("7", "customers do not read this sentence"),
        ("8:7", "“9” is not a whole number from 1 to 5"),
        ("9", "this reader says of the same sentence that it doubts, further up"),
        ("10", "it names no sentence"),
    ]
    assert done.marks == 1
    kept = aside_of(here.store, 1)
    assert [each.place for each in kept] == [each.place for each in done.aside]
    assert [each.raw for each in kept if each.place == "4:1"] == [""]


def test_ticks_foreign_names_and_executives_singular_are_understood(here: Workspace, csv: Any) -> None:
    text = "Respondent;Sentence no;✦;?;✕;Comment;Role\nAna;3;x;;;lovely;Executive\nBen;3;;;1;;exec\n"
    done = csv(text, audience=None)
    assert {each.invitation.audience for each in done.origins} == {Audience.EXECUTIVES}
    assert [said(reader) for reader in hear(here).readers] == [[(3, "excites", "lovely")], [(3, "doubts", "")]]
    assert done.numbers == {"Ana": 1, "Ben": 2}


def test_a_note_without_a_kind_counts_as_the_one_that_is_given(here: Workspace, csv: Any) -> None:
    assert csv("who,sentence,comment\nAna,across ten years of mail,never\n", kind=Kind.DOUBTS).marks == 1
    assert said(hear(here).readers[0]) == [(5, "doubts", "never")]


def test_a_file_that_names_no_reader_or_no_audience_says_what_to_do(csv: Any) -> None:
    with pytest.raises(UnknownColumns, match="--map reader=COLUMN"):
        csv("number,kind\n3,doubts\n")
    with pytest.raises(UnknownColumns, match="--audience"):
        csv("reader,number,kind\n1,3,doubts\n", audience=None)
    with pytest.raises(UnknownColumns, match="not a field"):
        csv(HEAD + "1,4,,doubts,,,\n", given={"raeder": "who"})
    with pytest.raises(UnreadableFile, match="empty"):
        csv("")


def test_a_row_of_a_version_nobody_knows_is_set_aside(csv: Any) -> None:
    done = csv("reader,number,kind,version,audience\n1,3,doubts,v9,\n2,3,doubts,,board\n3,3,doubts,now,\n")
    assert [each.reason for each in done.aside] == [
        "prfaq.md has no version “v9”",
        "“board” is none of executives, investors, customers",
    ]
    assert done.readers == 1


def test_brought_readers_have_no_link_and_are_taken_back_whole(here: Workspace, csv: Any) -> None:
    csv(HEAD + "1,4,,doubts,quokka,,\n1,99,,doubts,wombat,,\n")
    assert [(each.source, each.readers, each.marks, each.aside) for each in brought_from(here.store)] == [
        ("paper.csv", 1, 1, 1)
    ]
    with pytest.raises(LinkClosed, match="taken it back"):
        asked = invitations.invitation(here.store, 1)
        assert asked
        begin(here.store, links(here.store, asked)[0].removeprefix("/read/"))
    assert take_back(here.store, 1).readers == 1
    assert hear(here).readers == ()
    assert brought_from(here.store)[0].taken_back_at
    for path in (here.folder / ".tellback").glob("tellback.db*"):
        assert b"quokka" not in path.read_bytes()
        assert b"wombat" not in path.read_bytes()
    assert csv(HEAD + "1,4,,doubts,quokka,,\n").readers == 1
    with pytest.raises(NotFound, match="tellback brought"):
        take_back(here.store, 77)


def test_an_erased_reader_is_not_brought_back(here: Workspace, csv: Any) -> None:
    text = HEAD + "Ana,4,,doubts,quokka,,\nAna,99,,doubts,wombat,,\nBen,3,,doubts,,,\n"
    csv(text)
    forget(here.store, 1, 1)
    for path in (here.folder / ".tellback").glob("tellback.db*"):
        assert not any(word in path.read_bytes() for word in (b"quokka", b"wombat", b"Ana,"))
    for _ in range(2):
        again = csv(text)
        assert again.erased == 2
        assert [said(reader) for reader in hear(here).counted] == [[(3, "doubts", "")]]
        take_back(here.store, 1)


def test_who_comes_by_the_same_name_in_another_file_and_says_the_same_is_told_of(here: Workspace, csv: Any) -> None:
    rows = HEAD + "ana,4,,doubts,really?,,\nben,3,,confuses,,,\n"
    csv(rows)
    more = csv(rows + "cy,3,,confuses,,,\n", "paper (1).csv")
    assert (more.readers, more.twice) == (3, {"paper.csv": 2})
    assert any("2 readers came from paper.csv too" in line for line in brought_lines(more))
    assert csv(HEAD + "ana,4,,excites,,,\n", "another day.csv").twice == {}
    assert csv(rows + "dee,3,,confuses,,,\n", "paper (2).csv", source="paper.csv").readers == 1


def test_an_erased_reader_is_not_brought_back_by_another_file_either(here: Workspace, csv: Any) -> None:
    csv(HEAD + "ana,4,,doubts,really?,,\n2,3,,confuses,,,\n")
    for reader in hear(here).readers:
        forget(here.store, reader.invitation, reader.number)
    again = csv(HEAD + "ana,4,,doubts,really?,,\n2,4,,doubts,,,\n", "later.csv")
    assert (again.readers, again.erased) == (1, 1)


def test_marks_that_came_from_here_are_left_as_they_stand(here: Workspace, csv: Any) -> None:
    made = invite(here, Wish(Audience.CUSTOMERS))
    begin(here.store, made.links[0].removeprefix("/read/"))
    ours = stamp(here.store)
    done = csv(f"reader,number,kind,workspace\n1-1,4,doubts,{ours}\n1-1,4,doubts,000000000000\n")
    assert (done.ours, done.readers) == (1, 1)


def test_each_kind_of_store_keeps_and_gives_back_the_same(tmp_path: Path, address: str) -> None:
    here = world.found(tmp_path / "team", "Heron Mail", world.STORY)
    (here.folder / "tellback.toml").write_text(f"store = {address!r}\n", encoding="utf-8")
    path = tmp_path / "paper.csv"
    path.write_text(HEAD + "1,4,,doubts,a\x00b,14,5\nAna,99,,doubts,,,\n", encoding="utf-8")
    for new in (2, 0):
        assert bring(here, path, Wanted(audience=Audience.CUSTOMERS)).readers == new
    assert said(hear(here).readers[0]) == [(4, "doubts", "ab")]
    assert [each.place for each in aside_of(here.store, 1)] == ["3"]
    forget(here.store, 1, 2)
    assert take_back(here.store, 1).readers == 1
    assert bring(here, path, Wanted(audience=Audience.CUSTOMERS)).erased == 1
    here.close()
