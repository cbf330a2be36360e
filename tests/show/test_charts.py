"""Charts say what they show, in words and in Vega-Lite of the vendored version."""

from __future__ import annotations

import json
from pathlib import Path

from tellback.show.charts import SCHEMA, Point, Sides, diverging, trend

ROOT = Path(__file__).parents[2]


def test_complaints_reach_left_and_praise_right() -> None:
    chart = diverging([Sides("Folders", 63, 12, "/themes/1")], "Who complains and who praises.")
    assert [(value["side"], value["to"]) for value in chart["data"]["values"]] == [("complaint", -63), ("praise", 12)]
    assert chart["description"] == "Who complains and who praises."


def test_a_month_is_a_share_and_a_month_without_messages_is_left_out() -> None:
    points = [Point("2025-09", 0, 0, 0), Point("2025-10", 5, 1, 50)]
    shares = [value["share"] for value in trend(points, "By month.")["data"]["values"]]
    assert shares == [0.1, 0.02]


def test_charts_are_written_for_the_vega_lite_that_is_vendored() -> None:
    version = json.loads((ROOT / "package.json").read_text())["dependencies"]["vega-lite"]
    assert f"/v{version.split('.')[0]}.json" in SCHEMA


def test_nothing_to_draw_is_still_a_chart() -> None:
    assert diverging([], "Nobody.")["data"]["values"] == []
    assert trend([], "Never.")["data"]["values"] == []
