"""Estimates are drawn interval first, beside the line of no difference, and not where they rest on a handful."""

from __future__ import annotations

from typing import Any

import pytest

from tellback.show.estimates import Estimate, Line, Step, bars, forest, standing, steps, upheld
from tellback.show.picture import png, svg
from tellback.stats.verdict import Verdict

KNOWN = Estimate("1 to 30 days", "1,204 customers, 119 left", Verdict(2.7, 2.2, 3.3, 119, "Cox"))
UNKNOWN = Estimate("31 to 90 days", "90 customers, 3 left", Verdict(None, None, None, 3, "Cox", "too few"))
CURVE = Line("complained", [Step(day, 1 - day / 1000, 0.4, 1, 60 - day // 10) for day in range(0, 600, 10)])


def marks(chart: dict[str, Any]) -> list[str]:
    return [layer["mark"].get("style", layer["mark"]["type"]) for layer in chart["layer"]]


def test_the_interval_is_drawn_before_the_point() -> None:
    assert marks(forest([KNOWN], "d", "x"))[-2:] == ["interval", "estimate"]
    assert marks(bars([KNOWN], "d", "x"))[-2:] == ["interval", "estimate"]


def test_what_is_not_known_reaches_from_edge_to_edge() -> None:
    chart = forest([KNOWN, UNKNOWN], "d", "x")
    _, row = chart["data"]["values"]
    domain = chart["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert (row["known"], row["point"], [row["low"], row["high"]]) == (False, None, domain)


def test_rows_stand_as_given_and_not_by_their_effect() -> None:
    chart = forest([UNKNOWN, KNOWN], "d", "x")
    assert [name.split("|")[0] for name in chart["encoding"]["y"]["sort"]] == ["31 to 90 days", "1 to 30 days"]


@pytest.mark.parametrize(
    ("low", "high", "domain"),
    [(0.9, 1.1, [0.5, 2]), (2.2, 3.3, [0.5, 4]), (0.2, 0.4, [0.125, 2]), (1e-9, 1e9, [1 / 16, 16])],
)
def test_the_axis_always_holds_no_difference_a_half_and_twice(low: float, high: float, domain: list[float]) -> None:
    chart = forest([Estimate("a", "b", Verdict(1, low, high, 9, "Cox"))], "d", "x")
    assert chart["layer"][0]["encoding"]["x"]["scale"]["domain"] == domain


def test_a_curve_ends_where_fewer_than_twenty_are_left() -> None:
    assert upheld(CURVE.steps)[-1].at_risk == 20
    assert standing(CURVE.steps, 405).day == 400
    drawn = steps([CURVE], "d", "still customers")["data"]["values"]
    assert max(value["month"] for value in drawn) == pytest.approx(400 / (365.25 / 12))


def test_a_curve_of_too_few_is_not_drawn_at_all() -> None:
    few = Line("few", [Step(0, 1, 1, 1, 12), Step(9, 0.9, 0.7, 1, 11)])
    assert steps([few], "d", "still customers")["data"]["values"] == []


@pytest.mark.parametrize(
    "chart", [forest([KNOWN, UNKNOWN], "d", "x"), bars([KNOWN], "d", "x"), steps([CURVE], "d", "y")]
)
def test_every_chart_becomes_a_picture_that_carries_its_words(chart: dict[str, Any]) -> None:
    drawn = svg(chart, "A title that says it", ["Between 2.2 and 3.3 times as often, most likely 2.7."])
    assert "A title that says it" in drawn and "Between 2.2 and 3.3" in drawn
    assert "http" not in drawn.replace("http://www.w3.org/", "")
    assert "NaN" not in drawn and "undefined" not in drawn
    assert png(chart, "t", ["s"]).startswith(b"\x89PNG")


def test_a_picture_fetches_nothing() -> None:
    chart = forest([KNOWN], "d", "x") | {"data": {"url": "http://127.0.0.1:9/rows.json"}}
    with pytest.raises(ValueError, match=r"not allowed|External data"):
        svg(chart, "t", ["s"])


def test_a_name_from_the_data_is_never_code() -> None:
    name = 'complained"], alert(1), ["'
    drawn = svg(steps([Line(name, CURVE.steps)], "d", "y"), "t", ["s"])
    assert "alert(1)" in drawn
