"""What every roster must do, shown on its own sample."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from enrolling import export
from tellback.people.recognise import roster_of
from tellback.people.roster import Line, Roster
from tellback.people.take import Take
from tellback.plugins import find
from tellback.text.record import Unread

ROSTERS: tuple[Roster, ...] = find("people.rosters")
each_roster = pytest.mark.parametrize("roster", ROSTERS, ids=lambda roster: roster.name)


def sample_of(roster: Roster) -> Path:
    folder = Path(str(importlib.import_module(type(roster).__module__).__file__)).parent
    return next(folder.glob("sample.*"))


@each_roster
def test_a_sample_is_recognised_best_by_its_own_roster(roster: Roster) -> None:
    found = export(sample_of(roster))
    assert found.roster is roster
    scores = sorted((other.recognises(found.names) for other in ROSTERS), reverse=True)
    assert 0 < scores[0] <= 1
    assert scores[0] > scores[1]


@each_roster
def test_every_row_of_a_sample_is_taken_and_twice_the_same(roster: Roster) -> None:
    found = export(sample_of(roster))

    def read() -> list[object]:
        take = Take(found, lambda _name: False)
        return [take.taken(row) for row in found.rows() if not isinstance(row, Unread)]

    first = read()
    assert len(first) >= 3
    assert [row for row in first if isinstance(row, Unread)] == []
    assert first == read()


@each_roster
def test_an_empty_row_is_a_flaw_and_no_error(roster: Roster) -> None:
    found = export(sample_of(roster))
    line = Line(dict.fromkeys(found.names, " "), found.columns)
    assert list(roster.read(line)) == []
    assert line.flaws


@each_roster
def test_a_date_that_is_none_is_a_flaw_that_names_its_column(roster: Roster) -> None:
    found = export(sample_of(roster))
    first = next(row for row in found.rows() if not isinstance(row, Unread))
    dated = [name for name in ("since", "started", "day", "created") if found.columns.fields.get(name)]
    column = found.columns.fields[dated[0]]
    line = Line({**first.cells, column: "31 Smarch"}, found.columns)
    list(roster.read(line))
    assert f"column `{column}`" in line.flaws[0]


@each_roster
def test_a_roster_says_how_sure_its_headers_are(roster: Roster) -> None:
    said = (sample_of(roster).parent / "README.md").read_text(encoding="utf-8")
    assert len(said) > 300
    assert roster_of((), roster.name) is roster
