"""Who was invited to read, and how far they are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted, invite, invited, withdraw
from tellback.audience.plan import plans
from tellback.narrative.tell import names
from tellback.narrative.versions import versions
from tellback.show.html import back, data, page
from tellback.workspace.pages import Here, Number

router = APIRouter()


@router.get("/audience")
def audience(request: Request, here: Here) -> Response:
    """The links that were made, how many began and finished, and a form for more."""
    known = [versions(here, name) for name in names(here)]
    return page(request, "audience.html", found=invited(here.store), known=known, audiences=list(Audience))


@router.get("/audience.json")
def audience_json(here: Here) -> Response:
    """The same as the bytes `tellback invitations --json` prints."""
    return data(invited(here.store))


@router.get("/audience/plan.json")
def plan_json(readers: Annotated[int, Query(ge=0, le=10_000)] = 0) -> Response:
    """The same as the bytes `tellback plan --json` prints."""
    return data(plans(readers))


@router.post("/audience")
def invite_some(
    here: Here,
    audience: Annotated[Audience, Form()],
    version: Annotated[str, Form(max_length=500)] = "",
    links: Annotated[str, Form(pattern="^(open|each)$")] = "each",
    readers: Annotated[int, Form()] = 1,
    until: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Make links; `version` is a story's file and its version, with a line break between them."""
    story, _, called = version.partition("\n")
    invite(here, Wanted(audience, readers, links == "open", until), called.strip(), story.strip())
    return back("/audience")


@router.post("/audience/{number}/withdraw")
def take_back(here: Here, number: Number) -> Response:
    """Let links work no more."""
    withdraw(here.store, number)
    return back("/audience")
