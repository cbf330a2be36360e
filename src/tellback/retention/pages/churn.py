"""Do customers who complain stay? The answer, how sure it is, what is refused, and all of it to take along."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi import Path as InPath
from fastapi.responses import Response

from tellback.errors import NotFound
from tellback.retention import churn as deed
from tellback.retention.answer import Answer, Churn
from tellback.retention.figures import Figure, answer_figures, asked, figures
from tellback.retention.sentences import ground, headline
from tellback.retention.spoken_numbers import times
from tellback.retention.take import FORMS, as_file
from tellback.show.html import back, data, page
from tellback.workspace.pages import Here
from tellback.workspace.settings import keep_days, read_settings
from tellback.workspace.workspace import Workspace

router = APIRouter()

Day = Annotated[str, Form(pattern=r"^\d{4}-\d\d-\d\d$")]
Name = Annotated[str, InPath(max_length=40)]


@router.get("/churn")
def churn(request: Request, here: Here) -> Response:
    """Whether those who complain stay, as far as the data can say."""
    found = judged(here)
    standing = found.standing
    if not standing.until or not standing.complaints:
        return page(request, "no_churn.html", churn=found)
    return page(
        request,
        "churn.html",
        churn=found,
        headline=headline,
        headlines=_headlines(found),
        ground=ground(standing),
        answers=_answers(found),
        asked_first=not (standing.churn_from and standing.complaints_from),
        times=times,
    )


@router.get("/churn.json")
def churn_json(here: Here) -> Response:
    """The same answers as the bytes `tellback churn --json` prints."""
    return data(judged(here))


@router.get("/churn/{name}.{form}")
def take(here: Here, name: Name, form: Literal["png", "svg", "csv"]) -> Response:
    """One figure, to take along."""
    figure = next((each for each in figures(judged(here)) if each.name == name), None)
    if not figure:
        raise NotFound(f"No figure goes by the name of {name}.")
    named = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(as_file(figure, form), media_type=FORMS[form], headers=named)


@router.post("/churn/days")
def days(here: Here, churn_from: Day, complaints_from: Day) -> Response:
    """Keep the days from which all who left, and all complaints, are recorded."""
    keep_days(here.folder, churn_from=churn_from, complaints_from=complaints_from)
    return back("/churn")


def judged(here: Workspace) -> Churn:
    """Both answers, by the settings as they stand now."""
    return deed.churn(here.store, read_settings(here.folder).retention)


def _headlines(found: Churn) -> list[tuple[str, tuple[str, ...]]]:
    """What the first question's answer says, or why there is none; and the second's, where there is one."""
    told = [found.everybody, *([] if found.unhappy.refusal else [found.unhappy])]
    return [(asked(answer), headline(answer)) for answer in told]


def _answers(found: Churn) -> list[tuple[str, Answer, tuple[Figure, ...]]]:
    """Each question with its figures, the first beginning with the main one."""
    both = ((found.everybody, ""), (found.unhappy, "unhappy-"))
    return [(asked(answer), answer, answer_figures(answer, prefix)) for answer, prefix in both]
