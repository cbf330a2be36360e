"""A sentence keeps its number where it was edited or moved, and another never gets that of one that is gone."""

from __future__ import annotations

from tellback.audience.trace import traced

FIRST = """# Heron pays everybody by noon

Payroll for twelve people runs in four minutes on any laptop.
Nobody waits for the bank to open.
A person answers every question within the hour.
"""
SECOND = FIRST.replace("four minutes", "three minutes").replace("Nobody waits for the bank to open.\n", "")
THIRD = SECOND.replace("Payroll", "The payroll").replace("# Heron", "# Today Heron")


def test_a_sentence_keeps_its_number_through_every_version() -> None:
    assert traced([FIRST, SECOND, THIRD]) == [(0, 1, 2, 3), (0, 1, 3), (0, 1, 3)]


def test_where_nothing_changed_every_sentence_stands_where_it_was() -> None:
    assert traced([FIRST, FIRST]) == [(0, 1, 2, 3), (0, 1, 2, 3)]


def test_a_sentence_that_comes_later_has_a_number_of_its_own() -> None:
    assert traced([SECOND, FIRST]) == [(0, 1, 2), (0, 1, 3, 2)]
    assert traced([]) == []
