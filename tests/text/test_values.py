"""Ratings and money in every spelling."""

from __future__ import annotations

import pytest

from tellback.text.values import read_money, read_rating, scale_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [("4", 4), ("4,5", 4.5), ("4/5", 4), ("3 out of 5", 3), ("5 stars", 5), ("★★★☆☆", 3), ("9 - very likely", 9)],
)
def test_ratings_are_read(written: str, meant: float) -> None:
    assert read_rating(written) == meant


@pytest.mark.parametrize("written", ["", "good", "4 apples", "2026-01-05", "1.2.3"])
def test_what_is_no_rating_is_left(written: str) -> None:
    assert read_rating(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("$99", 99), ("1,234.50", 1234.5), ("1.234,50 €", 1234.5), ("1,234", 1234), ("12,5", 12.5)),
        *(("1.234.567", 1234567), ("USD 20.00", 20), ("0", 0)),
    ],
)
def test_money_is_read(written: str, meant: float) -> None:
    assert read_money(written) == meant


@pytest.mark.parametrize("written", ["", "free", "about 12 euros", "-"])
def test_what_is_no_money_is_left(written: str) -> None:
    assert read_money(written) is None


def test_a_scale_is_known_by_its_values_and_its_name() -> None:
    assert scale_of(["1", "5", "n/a"]) == "1-5"
    assert scale_of(["0", "5"]) == "0-5"
    assert scale_of(["5", "4"], "How likely are you to recommend us?") == "0-10"
    assert scale_of(["-1", "3"]) == ""
