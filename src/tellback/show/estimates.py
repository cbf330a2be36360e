"""Charts of what is estimated: the interval first and heavier, then the point; grey and broken where nothing is known.

Colours are named by `style` and by the range `ordinal`, which the page (`charts.js`) and the picture (`picture.py`)
fill in. No chart is sorted by its effect: rows stand as they are given.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log2
from typing import Any

from tellback.show.charts import frame
from tellback.stats.verdict import Verdict

FEWEST_AT_RISK = 20
ROW = 60
WIDEST = 4
"""A ratio axis reaches to 2 ** 4 at most: what lies beyond is cut off at the edge."""
MONTH = 365.25 / 12
BENEATH = 0.08
"""Between the axis and the first row of counts beneath it, and from row to row, in shares of the curve's height."""
WITHIN = {"align": {"expr": "datum.month == 0 ? 'left' : 'center'"}, "dx": {"expr": "datum.month == 0 ? 4 : 0"}}
TIMES = "datum.value < 1 ? '×' + format(datum.value, '.3~') : '×' + format(datum.value, 'd')"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One row: a name, its counts in words ("1,204 customers, 119 left"), and the estimate."""

    name: str
    counts: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """What holds from a day on, until the next: an estimate between 0 and 1, and how many it rests on."""

    day: float
    share: float
    low: float
    high: float
    at_risk: int


@dataclass(frozen=True, slots=True)
class Line:
    """The steps of one group of customers."""

    name: str
    steps: Sequence[Step]


def forest(rows: Sequence[Estimate], description: str, axis: str) -> dict[str, Any]:
    """Ratios on a logarithmic axis with the line of no difference at 1; counts stand under each name."""
    domain = _octaves(rows)
    return {
        **frame(description, ROW * len(rows)),
        "data": {"values": [_row(row, *domain) for row in rows]},
        "encoding": {"y": _named(rows)},
        "layer": [
            {"data": {"values": [{"at": 1}]}, "mark": {"type": "rule", "style": "nothing"},
             "encoding": {"x": _ratio(domain, axis, "at"), "y": None}},
            {"data": {"values": [{"at": 1}]}, "mark": {"type": "text", "text": "no difference", "fontSize": 12},
             "encoding": {"x": _ratio(domain, axis, "at"), "y": {"value": -9}}},
            *_interval(_ratio(domain, axis, "low")),
        ],
    }  # fmt: skip


def bars(rows: Sequence[Estimate], description: str, axis: str, form: str = ".0%") -> dict[str, Any]:
    """Shares or rates as bars from zero, each with its interval; counts stand under each name."""
    most = max((row.verdict.high for row in rows if row.verdict.high), default=1.0)
    x = {"field": "low", "type": "quantitative", "title": axis, "axis": {"format": form, "tickCount": 5},
         "scale": {"domain": [0, most], "nice": True}}  # fmt: skip
    return {
        **frame(description, ROW * len(rows)),
        "data": {"values": [_row(row, 0, most) for row in rows]},
        "encoding": {"y": _named(rows)},
        "layer": [
            {"mark": {"type": "bar", "style": "bar-of-share", "height": 26, "cornerRadiusEnd": 3},
             "encoding": {"x": {"field": "point", "type": "quantitative"}}},
            *_interval(x),
        ],
    }  # fmt: skip


def steps(lines: Sequence[Line], description: str, share: str, time: str = "months as a customer") -> dict[str, Any]:
    """Step curves with their bands and, under them, how many each still rests on.

    A line ends where fewer than `FEWEST_AT_RISK` remain: beyond, it would rest on a handful.
    """
    drawn = [Line(line.name, upheld(line.steps)) for line in lines]
    last = max((line.steps[-1].day for line in drawn if line.steps), default=1.0)
    rows = {line.name: -BENEATH * (at + 1) for at, line in enumerate(drawn)}
    x = {"field": "month", "type": "quantitative", "title": time, "scale": {"domain": [0, last / MONTH], "nice": False},
         "axis": {"values": _marks(last), "grid": False}}  # fmt: skip
    names = (
        f"datum.value >= 0 ? format(datum.value, '.0%') : {json.dumps([*rows])}[round(-datum.value / {BENEATH}) - 1]"
    )
    axis = {"values": [*rows.values(), 0, 0.25, 0.5, 0.75, 1], "labelExpr": names, "labelLimit": 170, "ticks": False,
            "gridOpacity": {"condition": {"test": "datum.value < 0", "value": 0}, "value": 1}}  # fmt: skip
    domain = [min(rows.values(), default=0) - BENEATH / 2, 1]
    y = {"type": "quantitative", "title": share, "scale": {"domain": domain, "nice": False}, "axis": axis}
    legend = {
        "orient": "top",
        "direction": "vertical",
        "title": None,
        "symbolType": "stroke",
        "symbolOpacity": 1,
        "labelLimit": 300,
    }
    colour = {"field": "name", "type": "nominal", "scale": {"domain": [*rows], "range": "ordinal"}, "legend": legend}
    dash = {"field": "name", "type": "nominal", "scale": {"domain": [*rows], "range": [[1, 0], [6, 3]]}}
    return {
        **frame(description, 330),
        "data": {"values": [_stepped(line.name, step) for line in drawn for step in line.steps]},
        "encoding": {"x": x, "color": colour},
        "layer": [
            {"mark": {"type": "area", "interpolate": "step-after", "opacity": 0.22},
             "encoding": {"y": {"field": "low", **y}, "y2": {"field": "high"}}},
            {"mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 1.75},
             "encoding": {"y": {"field": "share", **y}, "strokeDash": dash}},
            {"data": {"values": _at_risk(drawn, rows, last)}, "mark": {"type": "text", "fontSize": 11, **WITHIN},
             "encoding": {"y": {"field": "row", **y}, "text": {"field": "at_risk", "format": ",d"}}},
        ],
    }  # fmt: skip


def upheld(steps: Sequence[Step]) -> Sequence[Step]:
    """The steps of a curve as far as enough customers are left to rest on."""
    ends = next((at for at, step in enumerate(steps) if step.at_risk < FEWEST_AT_RISK), len(steps))
    return steps[:ends]


def _row(row: Estimate, lowest: float, highest: float) -> dict[str, object]:
    """One row's values. What is not known could be anything, and is drawn as such: from edge to edge."""
    low, point, high = row.verdict.low, row.verdict.estimate, row.verdict.high
    known = low is not None and point is not None and high is not None
    said = {"low": low, "point": point, "high": high} if known else {"low": lowest, "point": None, "high": highest}
    return {"name": _label(row), "known": known, **said}


def _label(row: Estimate) -> str:
    """Name and counts as lines, so that they fit beside a chart on a phone."""
    return "|".join([row.name.replace("|", "/"), *row.counts.split(", ")])


def _named(rows: Sequence[Estimate]) -> dict[str, Any]:
    """The names with their counts beneath them, in the order given."""
    axis = {"labelExpr": "split(datum.label, '|')", "labelLimit": 260, "labelLineHeight": 16, "ticks": False,
            "domain": False, "labelPadding": 10, "labelOffset": -16, "grid": False}  # fmt: skip
    order = list(map(_label, rows))
    return {"field": "name", "type": "nominal", "title": None, "sort": order, "scale": {"domain": order}, "axis": axis}


def _interval(x: dict[str, Any]) -> list[dict[str, Any]]:
    """The interval, then its point; or a broken line from edge to edge where nothing is known."""
    known = [{"filter": "datum.known"}]
    ends = {"x": x, "x2": {"field": "high"}}
    return [
        {"transform": [{"filter": "!datum.known"}], "mark": {"type": "rule", "style": "unknown"}, "encoding": ends},
        {"transform": known, "mark": {"type": "rule", "style": "interval"}, "encoding": ends},
        {"transform": known, "mark": {"type": "point", "style": "estimate"}, "encoding": {"x": x | {"field": "point"}}},
    ]


def _octaves(rows: Sequence[Estimate]) -> tuple[float, float]:
    """From where to where a ratio axis reaches, in whole doublings, at least from a half to twice."""
    low = min((row.verdict.low for row in rows if row.verdict.low), default=1.0)
    high = max((row.verdict.high for row in rows if row.verdict.high), default=1.0)
    return 2.0 ** max(-WIDEST, min(-1, floor(log2(low)))), 2.0 ** min(WIDEST, max(1, ceil(log2(high))))


def _ratio(domain: tuple[float, float], title: str, field: str) -> dict[str, Any]:
    marks = [2.0**power for power in range(-WIDEST, WIDEST + 1) if domain[0] <= 2.0**power <= domain[1]]
    return {"field": field, "type": "quantitative", "title": title,
            "scale": {"type": "log", "base": 2, "domain": list(domain), "nice": False, "clamp": True},
            "axis": {"values": marks, "labelExpr": TIMES}}  # fmt: skip


def _stepped(name: str, step: Step) -> dict[str, object]:
    return {"name": name, "month": step.day / MONTH, "share": step.share, "low": step.low, "high": step.high}


def _at_risk(lines: Sequence[Line], rows: dict[str, float], last: float) -> list[dict[str, object]]:
    """How many each line rests on at the months that the axis names, for the rows beneath the curves."""
    return [
        {"name": line.name, "month": month, "row": rows[line.name], "at_risk": standing(line.steps, day).at_risk}
        for line in lines
        for month, day in ((month, month * MONTH) for month in _marks(last))
        if line.steps and line.steps[0].day <= day <= line.steps[-1].day
    ]


def _marks(last: float) -> list[int]:
    """The months a time axis names: every one, second, third, sixth, twelfth…, at most five after the first."""
    months = floor(last / MONTH)
    every = next((step for step in (1, 2, 3, 6) if months <= 5 * step), 12 * ceil(months / 60))
    return list(range(0, months + 1, every))


def standing(steps: Sequence[Step], day: float) -> Step:
    """The step that holds on a day; the first of them before any has begun."""
    return max((step for step in steps if step.day <= day), key=lambda step: step.day, default=steps[0])
