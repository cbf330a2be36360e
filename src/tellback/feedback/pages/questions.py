"""Questions customers ask, and what a person says of the words that were linked to a question or promise."""

from __future__ import annotations

from getpass import getuser
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from tellback.feedback.ask import asked
from tellback.feedback.asked import Questions
from tellback.feedback.decide import decide, undo
from tellback.feedback.queries import browse
from tellback.narrative.tell import recall_all
from tellback.show.html import back, data, page
from tellback.workspace.pages import Here
from tellback.workspace.workspace import Workspace

router = APIRouter()


@router.get("/questions")
def questions(request: Request, here: Here) -> Response:
    """What customers ask: left open by the FAQ, and answered yet still asked."""
    found = held(here)
    if not found.messages and not found.open:
        return page(request, "no_questions.html", any_message=browse.any_message(here.store))
    return page(request, "questions.html", questions=found)


@router.get("/questions.json")
def questions_json(here: Here) -> Response:
    """The same questions as the bytes `tellback questions --json` prints."""
    return data(held(here))


@router.post("/links")
def link(
    here: Here,
    passage: Annotated[int, Form(ge=1, lt=1 << 53)],
    about: Annotated[str, Form(min_length=1, max_length=300)],
    answer: Annotated[Literal["yes", "no", "undo"], Form()],
    to: Annotated[str, Form(max_length=1000)] = "/",
) -> Response:
    """Say whether words speak of a promise or question, or take that back; the answer always wins over the program."""
    if answer == "undo":
        undo(here.store, passage, about)
        return back(f"{to}#panel")
    decide(here.store, passage, about, right=answer == "yes", who=getuser())
    done = urlencode({"done": f"{answer}:{passage}"})
    return back(f"{to}{'&' if '?' in to else '?'}{done}#panel")


def held(here: Workspace) -> Questions:
    """The questions, held against the FAQ of every story."""
    return asked(here.store, recall_all(here))
