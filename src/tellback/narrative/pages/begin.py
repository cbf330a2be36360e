"""A guided start: five questions about the customer become a first draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from tellback.errors import AlreadyThere, ChangedMeanwhile
from tellback.narrative.begin import begin_story, own_story
from tellback.narrative.brief import ASKED, Brief
from tellback.show.html import back, page
from tellback.workspace.pages import Here

router = APIRouter()
Answer = Annotated[str, Form(max_length=5000)]


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it was filled in."""

    product: Answer = ""
    customer: Answer = ""
    problem: Answer = ""
    benefit: Answer = ""
    evidence: Answer = ""
    experience: Answer = ""


@router.get("/begin")
def begin(request: Request, here: Here) -> Response:
    """Five questions about the customer."""
    empty = Filled(here.settings.name)
    return page(request, "begin.html", questions=ASKED, filled=empty, own=own_story(here), flaw="")


@router.post("/begin")
def write_draft(request: Request, here: Here, filled: Annotated[Filled, Depends()]) -> Response:
    """Write the draft, and go on to edit it. Where there is a story already, it stays, and so do the answers."""
    brief = Brief(filled.customer, filled.problem, filled.benefit, filled.evidence, filled.experience)
    try:
        name = begin_story(here, filled.product, brief)
    except (AlreadyThere, ChangedMeanwhile) as error:
        return page(request, "begin.html", 409, questions=ASKED, filled=filled, own="", flaw=str(error))
    return back("/write?" + urlencode({"story": name}))
