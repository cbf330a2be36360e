"""A mark's sentence is found again where it was edited or moved, and not where it is gone."""

from __future__ import annotations

from tellback.audience.follow import follow

FIRST = """# Heron pays everybody by noon

Payroll for twelve people runs in four minutes on any laptop.
Nobody waits for the bank to open.
A person answers every question within the hour.
"""
SECOND = FIRST.replace("four minutes", "three minutes").replace("Nobody waits for the bank to open.\n", "")
THIRD = SECOND.replace("Payroll", "The payroll").replace("# Heron", "# Today Heron")


def test_marks_follow_an_edited_sentence_through_every_version() -> None:
    assert follow([FIRST, SECOND, THIRD]) == {0: 0, 1: 1, 3: 2}


def test_in_its_own_version_every_sentence_stands_where_it_was() -> None:
    assert follow([FIRST, FIRST]) == {0: 0, 1: 1, 2: 2, 3: 3}
