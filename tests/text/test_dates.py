"""Every date an export writes comes out the same; none is guessed."""

from __future__ import annotations

import pytest

from tellback.text.dates import DAY_FIRST, MONTH_FIRST, is_naive, order_of, read_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-09-05", "2026-09-05"),
        ("2026-09-05T11:00:00Z", "2026-09-05T11:00:00Z"),
        ("2026-09-05 11:00:00+02:00", "2026-09-05T09:00:00Z"),
        ("2026-09-05T11:00:00.123456+0000", "2026-09-05T11:00:00Z"),
        ("2026-09-05 11:00 UTC", "2026-09-05T11:00:00Z"),
        ("2026/9/5 7:05", "2026-09-05T07:05:00Z"),
        ("Sat, 05 Sep 2026 11:00:00 +0200", "2026-09-05T09:00:00Z"),
        ("Sat, 05 Sep 2026 11:00:00 GMT", "2026-09-05T11:00:00Z"),
        ("05/Sep/26 11:00 PM", "2026-09-05T23:00:00Z"),
        ("5 Sept 2026", "2026-09-05"),
        ("5. Oktober 2026", "2026-10-05"),
        ("September 5th, 2026", "2026-09-05"),
        ("Sep 5, 2026 12:30 am", "2026-09-05T00:30:00Z"),
        ("Fri Oct 02 2026 17:00:00 GMT+0000 (GMT+00:00)", "2026-10-02T17:00:00Z"),
        ("05.09.2026 11:00", "2026-09-05T11:00:00Z"),
        ("1788606000", "2026-09-05T11:00:00Z"),
        ("1788606000123", "2026-09-05T11:00:00Z"),
        ("1788606000123456", "2026-09-05T11:00:00Z"),
        ("1788606000.000200", "2026-09-05T11:00:00Z"),
        ("", ""),
        ("yesterday", ""),
        ("2026-13-45", ""),
        ("0000000001", ""),
        ("2026-09-05 and more words", ""),
    ],
)
def test_dates_come_out_in_utc(written: str, meant: str) -> None:
    assert read_date(written) == meant


def test_the_column_tells_whether_the_day_comes_first() -> None:
    assert order_of(["6/7/2025", "6/21/2025 16:14"]) == MONTH_FIRST
    assert order_of(["06/07/2025", "21/06/2025"]) == DAY_FIRST
    assert read_date("6/21/2025 16:14", MONTH_FIRST) == "2025-06-21T16:14:00Z"
    assert read_date("21/06/25", DAY_FIRST) == "2025-06-21"


def test_a_column_that_does_not_tell_is_left_empty() -> None:
    assert order_of(["6/7/2025", "8/9/2025"]) is None
    assert read_date("6/7/2025", None) == ""


def test_a_column_that_contradicts_itself_does_not_tell() -> None:
    assert order_of(["13/5/2025", "5/13/2025"]) is None


def test_order_does_not_matter_where_the_year_or_a_name_comes_first() -> None:
    assert order_of(["2025-06-07", "05/Sep/26 11:00 AM", "06.07.2025"]) == ""


def test_a_time_without_a_zone_is_told_apart() -> None:
    assert is_naive("2026-09-05 11:00")
    assert not is_naive("2026-09-05")
    assert not is_naive("2026-09-05T11:00:00Z")
    assert not is_naive("2026-09-05 11:00 -05:00")
