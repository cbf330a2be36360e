"""Every sentence about a look back is true of its numbers."""

from __future__ import annotations

import re

import pytest

from tellback.retention.backtest import BackTest, Group
from tellback.retention.foretold import QUIET, foretold
from tellback.stats.verdict import Verdict


def looked(low: float | None, point: float | None, high: float | None, better: str, caveat: str = "") -> BackTest:
    share = Verdict(0.255, 0.234, 0.277, 3766, "by hand")
    flagged = Group(3766, 987, 961, 443, share)
    others = Group(20317, 2255, 2130, 880, Verdict(0.105, 0.098, 0.112, 20317, "by hand"))
    everybody = Group(24083, 2395, 3091, 1182, Verdict(0.128, 0.122, 0.135, 24083, "by hand"))
    ratio = Verdict(point, low, high, 3766, "by hand", caveat)
    return BackTest("2025-01-01", "2026-02-01", 14, 90, flagged, others, everybody, ratio, better)


def test_the_interval_comes_before_the_point_and_counts_beside_the_shares() -> None:
    said = foretold(looked(2.19, 2.43, 2.7, "yes"), QUIET)
    assert said[0].startswith("Customers who had gone quiet left more often than customers with a rhythm who had not:")
    assert "between 2.2 and 2.7 times as often within 90 days, best estimate 2.4." in said[0]
    assert "between 23 % and 28 % (961 of 3,766 cases) of customers who had gone quiet left" in said[1]
    assert "(2,130 of 20,317 cases)" in said[1] and "(3,091 of 24,083 cases) of all customers" in said[1]
    assert "14 days, the first of each month from 1 Jan 2025 to 1 Feb 2026" in said[2]
    assert "987 customers would have been named" in said[2]


@pytest.mark.parametrize(
    ("low", "point", "high", "better", "begins"),
    [
        (0.9, 1.0, 1.1, "no", "The list was no better than the base rate"),
        (0.6, 1.2, 2.5, "no", "It is not shown that the list is better"),
        (0.4, 0.5, 0.8, "worse", "Customers who had gone quiet left less often"),
    ],
)
def test_a_list_that_foretells_nothing_is_called_so(
    low: float, point: float, high: float, better: str, begins: str
) -> None:
    said = foretold(looked(low, point, high, better), QUIET)
    assert said[0].startswith(begins)
    assert "more often than" not in said[0]
    numbers = [float(each) for each in re.findall(r"between ([\d.]+) and ([\d.]+) times", said[0])[0]]
    assert numbers == [low, high]


def test_what_cannot_be_told_says_what_is_missing_and_no_number() -> None:
    said = foretold(looked(None, None, None, "", "needs at least 20 customers flagged, has 3"), QUIET)
    assert said[0].endswith("cannot be told yet: it needs at least 20 customers flagged, has 3.")
    assert not any("times as often" in each for each in said)
