"""Marks as a table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tellback.audience.admit import admit, begin
from tellback.audience.bring import bring
from tellback.audience.hear import hear
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted as Wish
from tellback.audience.invite import invite
from tellback.audience.mark import Kind
from tellback.audience.put import answer, finish, put, reach
from tellback.audience.said import Wanted
from tellback.audience.take_out import Chosen, marks_csv
from tellback.errors import NotFound
from tellback.workspace.workspace import Workspace


@pytest.fixture
def two(here: Workspace) -> Workspace:
    """Reader 1 marks two sentences and finishes; reader 2 reads to the end and marks nothing."""
    made = invite(here, Wish(Audience.CUSTOMERS, 2))
    ana, ben = (link.removeprefix("/read/") for link in made.links)
    for token in (ana, ben):
        begin(here.store, token)
    put(here.store, admit(here.store, ana), 4, Kind.DOUBTS, "=cmd|' /C calc'!A0, says bo@mail.example")
    put(here.store, admit(here.store, ana), 2, Kind.EXCITES)
    reach(here.store, admit(here.store, ben), 13)
    answer(here.store, admit(here.store, ana), "mail, for teams", 4)
    finish(here.store, admit(here.store, ana))
    return here


EVERYBODY = Chosen()


def rows(here: Workspace, chosen: Chosen = EVERYBODY) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(marks_csv(here, chosen).decode("utf-8-sig"))))


def test_a_row_a_mark_and_one_for_who_marked_nothing(two: Workspace) -> None:
    found = rows(two)
    assert [(each["reader"], each["number"], each["kind"], each["reached"]) for each in found] == [
        ("1-1", "3", "excites", "5"),
        ("1-1", "5", "doubts", "5"),
        ("1-2", "", "", "14"),
    ]
    assert found[1]["note"] == "'=cmd|' /C calc'!A0, says [email]"
    assert found[1]["sentence"].startswith("Search answers")
    assert (found[0]["rating"], found[0]["answer"], found[0]["finished"]) == ("4", "mail, for teams", "yes")
    assert rows(two, Chosen(audience=Audience.INVESTORS)) == []
    with pytest.raises(NotFound, match="Versions with readers: now"):
        rows(two, Chosen("v9"))


def test_it_comes_in_elsewhere_as_it_went_out_and_here_not_twice(two: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "marks.csv"
    path.write_bytes(marks_csv(two, Chosen()))
    assert bring(two, path, Wanted()).ours == 3
    was = [(each.marks, each.reached, each.rating, each.answer) for each in hear(two).readers]
    elsewhere = path.read_bytes().replace(rows(two)[0]["workspace"].encode(), b"000000000000")
    path.write_bytes(elsewhere)
    done = bring(two, path, Wanted(source="another workspace"))
    assert (done.readers, done.marks, done.aside, done.unsure) == (2, 2, (), 0)
    now = [(each.marks, each.reached, each.rating, each.answer) for each in hear(two).readers if each.invitation == 2]
    assert [[(mark.sentence, mark.kind) for mark in each[0]] for each in now] == [
        [(mark.sentence, mark.kind) for mark in each[0]] for each in was
    ]
    assert now[0][0][1].note == "=cmd|' /C calc'!A0, says [email]"
    assert [each[1:] for each in now] == [each[1:] for each in was]
