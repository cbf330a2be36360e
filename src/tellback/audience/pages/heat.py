"""What a version did to its readers, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from tellback.audience.heat import heat
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.strip import mix, pale, strip
from tellback.narrative.tell import names
from tellback.show.html import data, page
from tellback.workspace.pages import Here

router = APIRouter()
SIGNS = {Kind.EXCITES: "✦", Kind.CONFUSES: "?", Kind.DOUBTS: "✕"}
WORDS = {Kind.EXCITES: "What excites", Kind.CONFUSES: "What confuses", Kind.DOUBTS: "What they doubt"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which version, in whose eyes."""

    version: Annotated[str, Query(max_length=300, description="The last that was read, if none is named")] = ""
    audience: Literal["", "executives", "investors", "customers"] = ""
    story: Annotated[str, Query(max_length=300, description="The story's file, where there are several")] = ""


Which = Annotated[Asked, Depends()]


@router.get("/audience/heat")
def heat_page(
    request: Request, here: Here, asked: Which, at: Annotated[int, Query(ge=-1, le=1_000_000)] = -1
) -> Response:
    """The story as its readers felt it, the hot spots beside it, or one sentence (`at`) with what was said of it."""
    stories = names(here)
    if not stories:
        return page(request, "no_story.html")
    found = heat(here, asked.version, asked.story, asked.audience)
    chosen = {"story": found.narrative} if len(stories) > 1 else {}
    chosen |= {"version": found.version} if len(found.versions) > 1 else {}
    return page(
        request,
        "heat.html",
        heat=found,
        stories=stories,
        strip=strip(found),
        opened=found.sentence(at),
        address=partial(_address, chosen | ({"audience": found.audience} if found.audience else {})),
        audiences=list(Audience),
        kinds=list(Kind),
        signs=SIGNS,
        words=WORDS,
        mix=mix,
        pale=pale,
    )


@router.get("/audience/heat.json")
def heat_json(here: Here, asked: Which) -> Response:
    """The same as the bytes `tellback heat --json` prints."""
    return data(heat(here, asked.version, asked.story, asked.audience))


def _address(always: dict[str, str], **more: str | int) -> str:
    """The page as it is, but for what is named; "" takes a choice back."""
    query = urlencode({name: value for name, value in (always | more).items() if value != ""})
    return f"/audience/heat?{query}" if query else "/audience/heat"
