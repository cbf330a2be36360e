"""Charts as Vega-Lite dicts. Colours come from the page that draws them; every chart carries its description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
SIDES = ["complaint", "praise"]


@dataclass(frozen=True, slots=True)
class Sides:
    """One bar that reaches to both sides: people who complain and people who praise."""

    name: str
    complaining: int
    praising: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """The share of one month's messages, per side; `month` is `2025-10`."""

    month: str
    complaints: int
    praises: int
    of: int


def diverging(rows: Sequence[Sides], description: str) -> dict[str, Any]:
    """Complaints to the left, praise to the right, longest first as given."""
    values = [
        {"name": row.name, "side": side, "people": people, "to": sign * people, "href": row.href}
        for row in rows
        for side, sign, people in (("complaint", -1, row.complaining), ("praise", 1, row.praising))
    ]
    reach = max((abs(value["to"]) for value in values), default=1) or 1
    return {
        **frame(description, 30 * len(rows) + 70),
        "data": {"values": values},
        "mark": {"type": "bar", "cornerRadius": 3, "height": 20, "cursor": "pointer"},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": [row.name for row in rows], "title": None,
                  "axis": {"labelLimit": 240, "ticks": False, "domain": False}},
            "x": {"field": "to", "type": "quantitative", "title": "people",
                  "scale": {"domain": [-reach, max(row.praising for row in rows) if rows else 1], "nice": True},
                  "axis": {"labelExpr": "format(abs(datum.value), ',')", "tickMinStep": 1}},
            "color": _side(),
            "tooltip": [{"field": "name", "title": "theme"}, {"field": "side"}, {"field": "people"}],
        },
    }  # fmt: skip


def trend(points: Sequence[Point], description: str) -> dict[str, Any]:
    """Month by month, the share of all messages that complain or praise here."""
    values = [
        {"month": f"{point.month}-01", "side": side, "share": count / point.of, "messages": count, "of": point.of}
        for point in points
        if point.of
        for side, count in (("complaint", point.complaints), ("praise", point.praises))
    ]
    return {
        **frame(description, 220),
        "data": {"values": values},
        "mark": {"type": "line", "point": {"size": 36}, "strokeWidth": 2, "interpolate": "linear"},
        "encoding": {
            "x": {"field": "month", "type": "temporal", "timeUnit": "utcyearmonth", "title": None,
                  "axis": {"format": "%b %Y", "grid": False, "labelOverlap": True}},
            "y": {"field": "share", "type": "quantitative", "title": "share of the month's messages",
                  "axis": {"format": ".1~%", "tickCount": 5}},
            "color": _side(),
            "strokeDash": {"field": "side", "scale": {"domain": SIDES, "range": [[1, 0], [5, 3]]}},
            "tooltip": [{"field": "month", "timeUnit": "utcyearmonth"}, {"field": "messages"}, {"field": "of"}],
        },
    }  # fmt: skip


def frame(description: str, height: object) -> dict[str, Any]:
    """What every chart begins with: as wide as its place, and its description for those who cannot see it."""
    return {"$schema": SCHEMA, "description": description, "width": "container", "height": height,
            "autosize": {"type": "fit-x", "contains": "padding"}}  # fmt: skip


def _side() -> dict[str, Any]:
    return {"field": "side", "type": "nominal", "scale": {"domain": SIDES}, "legend": {"orient": "top", "title": None}}
