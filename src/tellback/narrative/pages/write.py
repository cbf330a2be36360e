"""Writing the story: its Markdown, with what an editor would say in the margin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import Field

from tellback.errors import ChangedMeanwhile, UnwritableFile
from tellback.narrative.beside import beside
from tellback.narrative.edit import Sheet, differences, open_sheet, place, save, state, unified
from tellback.narrative.parse import parse
from tellback.narrative.proofread import drafted
from tellback.narrative.story import Story, ToldClaim, ToldQuestion
from tellback.narrative.tell import names
from tellback.narrative.typeset import subheading, typeset, typeset_answer, typeset_sentence
from tellback.show.html import back, data, page
from tellback.workspace.pages import Here, model_of

router = APIRouter()
Name = Annotated[str, Query(max_length=300, description="The story's file, where there are several")]
Text = Annotated[str, Field(max_length=500_000)]


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the editor. `slow`: ask the model and the customers, too."""

    text: Text
    story: Annotated[str, Field(max_length=300)]
    digest: Annotated[str, Field(max_length=64)] = ""
    slow: bool = False


@router.get("/write")
def write(request: Request, here: Here, story: Name = "", saved: bool = False) -> Response:
    """The story's Markdown, to be edited."""
    return _desk(request, here, open_sheet(here, story), saved=saved)


@router.post("/write")
def write_plainly(
    request: Request,
    here: Here,
    text: Annotated[str, Form(max_length=500_000)],
    story: Annotated[str, Form(max_length=300)],
    digest: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """Save without scripts; what was typed is kept where it cannot be, and shown beside a file changed meanwhile."""
    try:
        save(here, story, digest, text)
    except ChangedMeanwhile:
        there = open_sheet(here, story) if state(here, story) else Sheet(story, "", "")
        typed = Sheet(story, unified(text), there.digest)
        return _desk(request, here, typed, 409, changes=differences(there.text, typed.text))
    except UnwritableFile as error:
        return _desk(request, here, Sheet(story, unified(text), digest), 400, flaw=str(error))
    return back("/write?" + urlencode({"story": story, "saved": "true"}))


@router.post("/write.json")
def write_json(here: Here, typed: Typed) -> Response:
    """Save; where the file was changed meanwhile, 409 with the file as it is now."""
    try:
        return data(save(here, typed.story, typed.digest, typed.text))
    except ChangedMeanwhile as error:
        there = open_sheet(here, typed.story) if state(here, typed.story) else Sheet(typed.story, "", "")
        return JSONResponse({"error": str(error), "text": there.text, "digest": there.digest}, 409)


@router.get("/write/sheet.json")
def sheet_json(here: Here, story: Name = "") -> Response:
    """The story as a writer gets it."""
    return data(open_sheet(here, story))


@router.get("/write/state.json")
def state_json(here: Here, story: Annotated[str, Query(max_length=300)]) -> Response:
    """The digest of the file, by which an editor knows that it was changed."""
    return data({"digest": state(here, story)})


@router.post("/write/findings.json")
def findings_json(here: Here, typed: Typed) -> Response:
    """What is found in a text. Nothing of it is kept."""
    draft = drafted(place(here, typed.story), typed.text, meaning=False)
    whole = replace(draft, model=partial(model_of, here)) if typed.slow else replace(draft, hear=None)
    return data(beside(whole))


@router.post("/write/preview")
def preview(request: Request, typed: Typed) -> Response:
    """The text as the story page sets it."""
    prfaq = parse(typed.text, typed.story)
    told = Story(
        prfaq,
        tuple(ToldClaim(claim, ()) for claim in prfaq.claims),
        tuple(ToldQuestion(question, ()) for question in prfaq.questions),
    )
    return page(
        request,
        "_preview.html",
        story=told,
        title=typeset_sentence(told, prfaq.headline),
        subheading=subheading(told),
        blocks=typeset(told),
        answer=partial(typeset_answer, told),
    )


@router.post("/write/difference")
def difference(request: Request, here: Here, typed: Typed) -> Response:
    """Where a text differs from the file as it is now."""
    there = open_sheet(here, typed.story) if state(here, typed.story) else Sheet(typed.story, "", "")
    return page(request, "_difference.html", changes=differences(there.text, unified(typed.text)), name=typed.story)


def _desk(request: Request, here: Here, sheet: Sheet, status: int = 200, **more: object) -> Response:
    known = names(here)
    values = {"saved": False, "changes": (), "flaw": "", **more}
    return page(request, "write.html", status, sheet=sheet, stories=known, fresh=sheet.name not in known, **values)
