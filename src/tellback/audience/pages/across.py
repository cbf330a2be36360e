"""From version to version: the stopping picture, and the history of every sentence."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from tellback.audience import across as deed
from tellback.audience.across_figures import drawn
from tellback.audience.mark import Kind
from tellback.narrative.tell import names
from tellback.show.html import data, page
from tellback.workspace.pages import Here

router = APIRouter()
Story = Annotated[str, Query(max_length=300, description="The story's file, where there are several")]
Whose = Literal["", "executives", "investors", "customers"]


@router.get("/audience/across")
def across(request: Request, here: Here, audience: Whose = "", story: Story = "") -> Response:
    """Where the story stands after each version, and what became of each sentence."""
    stories = names(here)
    found = deed.across(here, audience, story) if stories else None
    figures = tuple(drawn(found.picture)) if found and found.picture else ()
    address = partial(_address, {"story": story} if story else {})
    return page(
        request, "across.html", found=found, stories=stories, figures=figures, kinds=list(Kind), address=address
    )


@router.get("/audience/across.json")
def across_json(here: Here, audience: Whose = "", story: Story = "") -> Response:
    """The same as the bytes `tellback across --json` prints."""
    return data(deed.across(here, audience, story))


def _address(always: dict[str, str], audience: str) -> str:
    asked = always | ({"audience": audience} if audience else {})
    return f"/audience/across?{urlencode(asked)}" if asked else "/audience/across"
