"""A chart as a picture that speaks for itself: its sentences stand in it, whoever passes it on."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

WIDTH = 760
LETTERS = 104
"""So many letters of the small print stand on a line of that width."""
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first comes with the converter, so that a picture is the same on every machine."""
GROUND, INK, SOFT, LINE, QUIET, BLUE = "#ffffff", "#1b1c1f", "#5b616c", "#e4e2dc", "#6b7280", "#1d4ed8"


def svg(chart: dict[str, Any], title: str, sentences: Sequence[str]) -> str:
    """The chart as SVG. Nothing is fetched from anywhere."""
    from vl_convert import vegalite_to_svg

    return vegalite_to_svg(_alone(chart, title, sentences), config=_config(), allowed_base_urls=[])


def png(chart: dict[str, Any], title: str, sentences: Sequence[str]) -> bytes:
    """The chart as PNG, at twice the size it has on the page. Nothing is fetched from anywhere."""
    from vl_convert import vegalite_to_png

    return vegalite_to_png(_alone(chart, title, sentences), scale=2, config=_config(), allowed_base_urls=[])


def _alone(chart: dict[str, Any], title: str, sentences: Sequence[str]) -> dict[str, Any]:
    """The chart with its words above it, each sentence on lines of its own, of a width of its own."""
    said = {
        "text": textwrap.wrap(title, LETTERS * 2 // 3),
        "subtitle": [line for each in sentences for line in textwrap.wrap(each, LETTERS)],
    }
    return chart | {"width": WIDTH, "title": said}


def _config() -> dict[str, Any]:
    """The page's colours in daylight; `static/charts.js` holds the same styles."""
    axis = {"labelColor": SOFT, "titleColor": SOFT, "gridColor": LINE, "domainColor": LINE, "tickColor": LINE,
            "titleFontWeight": 500, "labelFontSize": 12, "titleFontSize": 12}  # fmt: skip
    title = {"anchor": "start", "frame": "bounds", "fontSize": 17, "offset": 18, "color": INK, "subtitleColor": SOFT,
             "subtitleFontSize": 13, "subtitleLineHeight": 18, "subtitlePadding": 8}  # fmt: skip
    return {
        "background": GROUND, "padding": 24, "font": FONT, "view": {"stroke": None}, "axis": axis, "title": title,
        "legend": {"labelColor": INK, "labelFontSize": 12}, "text": {"color": INK},
        "range": {"category": ["#b4123f", "#0f766e", QUIET], "ordinal": [QUIET, BLUE, "#8a5200"]},
        "style": {
            "interval": {"color": BLUE, "strokeWidth": 9, "opacity": 0.55, "strokeCap": "round"},
            "estimate": {"color": INK, "filled": True, "size": 42, "opacity": 1},
            "unknown": {"color": QUIET, "strokeWidth": 2, "strokeDash": [2, 6], "opacity": 0.8},
            "nothing": {"color": INK, "strokeWidth": 1},
            "bar-of-share": {"color": QUIET, "opacity": 0.3},
        },
    }  # fmt: skip
