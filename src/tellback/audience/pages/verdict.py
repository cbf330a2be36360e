"""Whether the new version resonates more, with whom, and which sentence: one screen first, then what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from tellback.audience import choice_words
from tellback.audience.pair import Pair, compared, pair
from tellback.audience.parts import NO_CHANCE, NO_LIFT, how, lines_of, main, parts, table
from tellback.audience.resonance import Resonance
from tellback.audience.resonate import resonate
from tellback.narrative.tell import names
from tellback.show.html import data, page
from tellback.show.table import as_csv
from tellback.workspace.pages import Here

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Which:
    """Two versions; those of the last comparison that readers were invited to, if none are named."""

    older: Annotated[str, Query(max_length=300)] = ""
    newer: Annotated[str, Query(max_length=300)] = ""
    story: Annotated[str, Query(max_length=300, description="The story's file, where there are several")] = ""


Asked = Annotated[Which, Depends()]


@router.get("/audience/verdict")
def verdict(request: Request, here: Here, asked: Asked) -> Response:
    """The verdict, or how to come by one."""
    versions = pair(here, asked.older, asked.newer, asked.story)
    shown = {"pair": versions, "stories": names(here)}
    if not versions.chosen or versions.older == versions.newer:
        return page(request, "no_verdict.html", **shown)
    found = resonate(here, versions.older, versions.newer, versions.narrative)
    return page(
        request,
        "verdict.html",
        **shown,
        found=found,
        lead=choice_words.lead(found),
        main=main(found),
        parts=parts(found),
        readers=tuple(lines_of(found)),
        understood=_understood(versions, found),
        how=how(found),
        why=(NO_LIFT, NO_CHANCE),
        heat=urlencode({"version": found.newer, "story": found.narrative}),
        query=urlencode({"older": found.older, "newer": found.newer, "story": found.narrative}),
    )


@router.get("/audience/verdict.json")
def verdict_json(here: Here, asked: Asked) -> Response:
    """The same as the bytes `tellback verdict --json` prints."""
    return data(compared(here, asked.older, asked.newer, asked.story))


@router.get("/audience/verdict.csv", responses={200: {"content": {"text/csv": {}}}})
def verdict_csv(here: Here, asked: Asked) -> Response:
    """Every verdict as a row."""
    named = {"Content-Disposition": 'attachment; filename="verdict.csv"'}
    found = compared(here, asked.older, asked.newer, asked.story)
    return Response(as_csv(table(found)), media_type="text/csv; charset=utf-8", headers=named)


def _understood(versions: Pair, found: Resonance) -> list[tuple[str, str, list[str]]]:
    """By version: its subheading, and what its readers took it to be; or what all of them did, where those of one are
    too few."""
    said = {
        name: [each.answer for each in found.understanding if each.version == name]
        for name in ("", found.older, found.newer)
    }
    heads = {"": versions.subheadings.get(found.newer, "")} | dict(versions.subheadings)
    return [(name, heads.get(name, ""), answers) for name, answers in said.items() if answers]
