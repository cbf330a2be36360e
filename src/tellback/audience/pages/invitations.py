"""Who was invited to read, and how far they are."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from tellback.audience.forget import forget
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted, invite, invited, readers, withdraw
from tellback.audience.plan import SUPPOSED, plan, plans
from tellback.narrative.tell import names
from tellback.narrative.versions import versions
from tellback.show.html import back, data, page
from tellback.workspace.pages import Here, Number

router = APIRouter()


class Asking(BaseModel):
    """The form: `version` is a story's file and its version, with a line break between them."""

    audience: Audience = Audience.EXECUTIVES
    version: str = Field("", max_length=500)
    against: str = Field("", max_length=200)
    links: Literal["open", "each"] = "each"
    readers: int = Field(12, ge=0, le=10_000)
    looks: Literal["any", "planned"] = "any"
    until: str = Field("", max_length=10)
    plan: str = Field("", max_length=3)


@router.get("/audience")
def audience(request: Request, here: Here, wanted: Annotated[Asking, Query()]) -> Response:
    """The links that were made, how many began and finished, and a form for more; what they would show, where that was
    asked.
    """
    return page(
        request,
        "audience.html",
        found=invited(here.store),
        known=[versions(here, name) for name in names(here)],
        audiences=list(Audience),
        wanted=wanted,
        plan=plan(wanted.readers) if wanted.plan else None,
        supposed=SUPPOSED,
    )


@router.get("/audience.json")
def audience_json(here: Here) -> Response:
    """The same as the bytes `tellback invitations --json` prints."""
    return data(invited(here.store))


@router.get("/audience/plan.json")
def plan_json(readers: Annotated[int, Query(ge=0, le=10_000)] = 0) -> Response:
    """The same as the bytes `tellback plan --json` prints."""
    return data(plans(readers))


@router.post("/audience")
def invite_some(here: Here, wanted: Annotated[Asking, Form()]) -> Response:
    """Make links."""
    story, _, called = wanted.version.partition("\n")
    asked = Wanted(
        wanted.audience, wanted.readers, wanted.links == "open", wanted.until, wanted.against, looks=wanted.looks
    )
    invite(here, asked, called.strip(), story.strip())
    return back("/audience")


@router.get("/audience/{number:int}")
def began(request: Request, here: Here, number: Number) -> Response:
    """Who began to read by an invitation."""
    asked, given = readers(here.store, number)
    return page(request, "began.html", asked=asked, ballots=given)


@router.post("/audience/{number}/readers/{reader}/erase")
def erase(here: Here, number: Number, reader: Annotated[int, Path(ge=1, lt=1 << 53)]) -> Response:
    """Erase what a reader said."""
    forget(here.store, number, reader)
    return back(f"/audience/{number}#reader-{reader}")


@router.post("/audience/{number}/withdraw")
def take_back(here: Here, number: Number) -> Response:
    """Let links work no more."""
    withdraw(here.store, number)
    return back("/audience")
