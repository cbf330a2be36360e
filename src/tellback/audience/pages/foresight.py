"""What a language model foresaw, apart from what readers said."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tellback.audience.foresee import foresights
from tellback.audience.foresight_lines import headline, longest
from tellback.audience.mark import Kind
from tellback.show.html import data, page
from tellback.workspace.pages import Here

router = APIRouter()


@router.get("/audience/foreseen")
def foreseen(request: Request, here: Here) -> Response:
    """Every prediction, and how it came out."""
    found = foresights(here.store)
    return page(
        request,
        "foreseen.html",
        found=found,
        headline=headline,
        longest=longest,
        kinds=list(Kind),
        model=here.settings.llm,
    )


@router.get("/audience/foreseen.json")
def foreseen_json(here: Here) -> Response:
    """The same as the bytes `tellback predict-readers --json` prints."""
    return data(foresights(here.store))
