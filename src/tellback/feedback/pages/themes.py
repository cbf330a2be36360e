"""Themes: what customers talk about, one of them, and what a person may change in it."""

from __future__ import annotations

from collections.abc import Sequence
from getpass import getuser
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from tellback.feedback import curate, rank
from tellback.feedback.queries.passages import waiting
from tellback.feedback.theme import ThemeReport, Themes
from tellback.show.charts import Point, Sides, diverging, trend
from tellback.show.html import back, data, page
from tellback.show.typography import counted, month, percent
from tellback.workspace.pages import Here, Number, model_of
from tellback.workspace.workspace import Workspace

router = APIRouter()
CHARTED = 12
LISTED = 40


@router.get("/themes")
def themes(request: Request, here: Here, everything: bool = False) -> Response:
    """What customers talk about: complaint against praise, by people."""
    found = ranked(here)
    if not found.themes:
        return page(request, "no_themes.html", themes=found, unread=waiting(here.store, model_of(here).id))
    charted = _charted(found.themes)
    listed = found.themes if everything else found.themes[:LISTED]
    return page(request, "themes.html", themes=found, listed=listed, charted=charted, bars=_bars(charted))


@router.get("/themes.json")
def themes_json(here: Here) -> Response:
    """The same themes as the bytes `tellback themes --json` prints."""
    return data(ranked(here))


@router.get("/themes/{theme}")
def theme(request: Request, here: Here, theme: Number, done: bool = False) -> Response:
    """One theme: its trend, its quotes, and what a person may change."""
    report = rank.theme(here.store, model_of(here).id, theme)
    others = [item for item in ranked(here).themes if item.theme.id != theme]
    decided = curate.last(here.store) if done else None
    return page(request, "theme.html", report=report, others=others, line=_line(report), decided=decided)


@router.post("/themes/undo")
def take_back(here: Here) -> Response:
    """Take back what was decided about themes last."""
    decided = curate.undo(here.store)
    return back(f"/themes/{decided.theme}" if decided.theme else "/themes")


@router.post("/themes/{theme}/rename")
def rename(here: Here, theme: Number, name: Annotated[str, Form(min_length=1, max_length=120)]) -> Response:
    """Call a theme by another name."""
    curate.rename(here.store, theme, name, getuser())
    return back(f"/themes/{theme}?done=true")


@router.post("/themes/{theme}/merge")
def merge(here: Here, theme: Number, into: Annotated[int, Form(ge=1, lt=1 << 53)]) -> Response:
    """Put a theme into another."""
    curate.merge(here.store, theme, into, getuser())
    return back(f"/themes/{into}?done=true")


@router.post("/themes/{theme}/remove")
def remove(here: Here, theme: Number, passage: Annotated[int, Form(ge=1, lt=1 << 53)]) -> Response:
    """Say that words do not belong to a theme."""
    curate.exclude(here.store, passage, theme, getuser())
    return back(f"/themes/{theme}?done=true")


def ranked(here: Workspace) -> Themes:
    """The themes, most people first."""
    return rank.rank(here.store)


def _charted(themes: Sequence[ThemeReport]) -> list[ThemeReport]:
    """The themes in which most people take a side, those with most complaints first."""
    largest = sorted(themes, key=lambda item: -(item.complaining + item.praising))[:CHARTED]
    return sorted(largest, key=lambda item: -item.complaining)


def _bars(charted: Sequence[ThemeReport]) -> dict[str, Any]:
    rows = [Sides(item.theme.name, item.complaining, item.praising, f"/themes/{item.theme.id}") for item in charted]
    most = max(charted, key=lambda item: item.complaining)
    return diverging(
        rows,
        f"People who complain and who praise, for each of {len(rows)} themes."
        f" Most complain about {most.theme.name}: {counted(most.complaining, 'person')}.",
    )


def _line(report: ThemeReport) -> dict[str, Any]:
    points = [Point(item.month, item.complaints, item.praises, item.of) for item in report.months]
    peak = max((item for item in report.months if item.of), key=lambda item: item.complaints / item.of, default=None)
    said = f" Complaints peak in {month(peak.month)} at {percent(peak.complaints / peak.of)}." if peak else ""
    return trend(points, f"Share of each month's messages that speak of {report.theme.name}.{said}")
