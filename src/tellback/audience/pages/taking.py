"""Marks in and out: sheets to print, Word documents, tables, and what was brought in."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, Request, UploadFile
from fastapi.responses import Response

from tellback.audience.bring import bring
from tellback.audience.brought_lines import notes
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.put import RATING, SENTENCE
from tellback.audience.said import Brought, Wanted
from tellback.audience.sheet import sheet
from tellback.audience.take_out import Chosen, marks_csv, story_in_word, wording_of
from tellback.audience.whence import aside_of, brought_from, take_back
from tellback.errors import TellbackError
from tellback.narrative.tell import names
from tellback.narrative.versions import versions
from tellback.show.html import back, data, page
from tellback.workspace.pages import Here, Number

router = APIRouter()
Which = Annotated[str, Query(max_length=500)]
Whom = Annotated[Audience | Literal[""], Query()]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@router.get("/audience/take")
def take(request: Request, here: Here) -> Response:
    """What can be taken along, and what was brought in."""
    return _page(request, here)


@router.get("/audience/take.json")
def take_json(here: Here) -> Response:
    """The same as the bytes `tellback brought --json` prints."""
    return data(brought_from(here.store))


def wished(
    version: Annotated[str, Form(max_length=500)] = "",
    audience: Annotated[Audience | Literal[""], Form()] = "",
    kind: Annotated[Kind | Literal[""], Form()] = "",
    read_whole: Annotated[Literal["yes", ""], Form()] = "",
) -> Wanted:
    """How a file shall be read where it does not say so itself."""
    story, called = _apart(version)
    return Wanted(called, audience or None, story, kind=kind or None, whole=bool(read_whole))


@router.post("/audience/take")
def bring_in(request: Request, here: Here, file: UploadFile, wanted: Annotated[Wanted, Depends(wished)]) -> Response:
    """Take a file in, and say what became of it; the file itself is not kept."""
    name = Path((file.filename or "").replace("\\", "/")).name[-120:] or "marks"
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"marks{Path(name).suffix[:10]}"
        with path.open("wb") as kept:
            shutil.copyfileobj(file.file, kept)
        try:
            done = bring(here, path, wanted, name)
        except TellbackError as wrong:
            raise type(wrong)(str(wrong).replace(str(path), name)) from None
    return _page(request, here, done)


@router.get("/audience/take/{number}")
def aside(request: Request, here: Here, number: Number) -> Response:
    """What could not be taken of a file."""
    return page(request, "take_aside.html", rows=aside_of(here.store, number))


@router.post("/audience/take/{number}/back")
def undo(here: Here, number: Number) -> Response:
    """Delete what a file brought."""
    take_back(here.store, number)
    return back("/audience/take")


@router.get("/audience/sheet")
def paper(request: Request, here: Here, version: Which = "", audience: Audience = Audience.CUSTOMERS) -> Response:
    """A version to be printed and marked by hand."""
    asked = wording_of(here, _chosen(version, audience))
    return page(request, "paper.html", asked=asked, sheet=sheet(asked), question=SENTENCE, rating=RATING, style="")


@router.get("/audience/story.docx")
def blank(here: Here, version: Which = "", audience: Audience = Audience.CUSTOMERS) -> Response:
    """A version in Word, for others to comment on."""
    return _file(story_in_word(here, _chosen(version, audience), blank=True), f"story-{audience}.docx", WORD)


@router.get("/audience/marks.docx")
def word(here: Here, version: Which = "", audience: Whom = "") -> Response:
    """A version in Word, with what its readers said as comments."""
    return _file(story_in_word(here, _chosen(version, audience or None)), "marks.docx", WORD)


@router.get("/audience/marks.csv")
def table(here: Here, version: Which = "", audience: Whom = "") -> Response:
    """What readers said as a table."""
    return _file(marks_csv(here, _chosen(version, audience or None)), "marks.csv", "text/csv; charset=utf-8")


def _page(request: Request, here: Here, done: Brought | None = None) -> Response:
    known = [versions(here, name) for name in names(here)]
    return page(
        request,
        "take.html",
        found=brought_from(here.store),
        known=known,
        audiences=list(Audience),
        kinds=list(Kind),
        done=done,
        notes=list(notes(done)) if done else [],
    )


def _chosen(version: str, audience: Audience | None) -> Chosen:
    story, called = _apart(version)
    return Chosen(called, audience, story)


def _apart(version: str) -> tuple[str, str]:
    """A story's file and its version, which come with a line break between them."""
    story, _, called = version.partition("\n")
    return story.strip(), called.strip()


def _file(content: bytes, name: str, kind: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
