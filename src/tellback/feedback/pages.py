"""What customers say: themes, questions, messages, and taking more of them in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import asdict, dataclass
from getpass import getuser
from typing import Annotated, Any, Literal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Form, Query, Request, UploadFile
from fastapi import Path as InPath
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from tellback.errors import NotFound
from tellback.feedback import background, curate, rank
from tellback.feedback.ask import asked
from tellback.feedback.asked import Questions
from tellback.feedback.decide import decide, undo
from tellback.feedback.headers import FIELDS
from tellback.feedback.queries import browse
from tellback.feedback.queries.passages import waiting
from tellback.feedback.query import Query as Wanted
from tellback.feedback.query import Results
from tellback.feedback.recognise import look_at, source_name
from tellback.feedback.search import search
from tellback.feedback.stance import Stance
from tellback.feedback.theme import ThemeReport, Themes
from tellback.feedback.whole import whole
from tellback.narrative.tell import recall_all
from tellback.show.charts import Point, Sides, diverging, trend
from tellback.show.html import back, data, environment, page
from tellback.show.typography import counted, month, percent
from tellback.store import jobs
from tellback.store.jobs import Job, JobId
from tellback.workspace.pages import Here, model_of
from tellback.workspace.settings import read_settings
from tellback.workspace.workspace import Workspace

router = APIRouter()
CHARTED = 12
LISTED = 40

Number = Annotated[int, InPath(ge=1, lt=1 << 53)]
FileName = Annotated[str, InPath(max_length=200)]
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$")]
Short = Annotated[str, Query(max_length=300)]
EXPLAINED = {
    "text": "What the customer wrote",
    "title": "Its title",
    "external_id": "Number of the row",
    "said_at": "When",
    "author": "Who (to count people)",
    "company": "Company",
    "plan": "Plan",
    "revenue": "Revenue a month",
    "rating": "Rating",
    "locale": "Language",
    "url": "Link",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """The search form as it comes in the address; an empty field narrows nothing."""

    words: Short = ""
    theme: Annotated[str, Query(pattern=r"^\d{0,15}$")] = ""
    about: Short = ""
    stance: Literal["", "complaint", "praise", "both", "neither"] = ""
    source: Short = ""
    plan: Short = ""
    since: Day = ""
    until: Day = ""
    skip: Annotated[int, Query(ge=0, le=1_000_000)] = 0

    @property
    def wanted(self) -> Wanted:
        """As the search takes it."""
        given = asdict(self) | {"theme": int(self.theme) if self.theme else None, "stance": self.feeling}
        return Wanted(**given)

    @property
    def feeling(self) -> Stance | None:
        """The stance, where one is asked for."""
        return Stance(self.stance) if self.stance else None

    def turned(self, by: int) -> str:
        """The address of another page of the same search."""
        given = {name: value for name, value in asdict(self).items() if value}
        skip = max(0, self.skip + by * Wanted().most)
        return "/messages?" + urlencode(given | ({"skip": skip} if skip else {}))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the search may be narrowed to."""

    themes: list[tuple[int, str]]
    places: list[tuple[str, str]]
    stances: list[tuple[str, str]]
    sources: list[tuple[str, str]]
    plans: list[tuple[str, str]]


@router.get("/themes")
def themes(request: Request, here: Here, everything: bool = False) -> Response:
    """What customers talk about: complaint against praise, by people."""
    found = ranked(here)
    if not found.themes:
        return page(request, "no_themes.html", themes=found, unread=waiting(here.store, model_of(here).id))
    charted = _charted(found.themes)
    listed = found.themes if everything else found.themes[:LISTED]
    return page(request, "themes.html", themes=found, listed=listed, charted=charted, bars=_bars(charted))


@router.get("/themes.json")
def themes_json(here: Here) -> Response:
    """The same themes as the bytes `tellback themes --json` prints."""
    return data(ranked(here))


@router.get("/themes/{theme}")
def theme(request: Request, here: Here, theme: Number, done: bool = False) -> Response:
    """One theme: its trend, its quotes, and what a person may change."""
    report = rank.theme(here.store, model_of(here).id, theme)
    others = [item for item in ranked(here).themes if item.theme.id != theme]
    decided = curate.last(here.store) if done else None
    return page(request, "theme.html", report=report, others=others, line=_line(report), decided=decided)


@router.post("/themes/undo")
def take_back(here: Here) -> Response:
    """Take back what was decided about themes last."""
    decided = curate.undo(here.store)
    return back(f"/themes/{decided.theme}" if decided.theme else "/themes")


@router.post("/themes/{theme}/rename")
def rename(here: Here, theme: Number, name: Annotated[str, Form(min_length=1, max_length=120)]) -> Response:
    """Call a theme by another name."""
    curate.rename(here.store, theme, name, getuser())
    return back(f"/themes/{theme}?done=true")


@router.post("/themes/{theme}/merge")
def merge(here: Here, theme: Number, into: Annotated[int, Form(ge=1, lt=1 << 53)]) -> Response:
    """Put a theme into another."""
    curate.merge(here.store, theme, into, getuser())
    return back(f"/themes/{into}?done=true")


@router.post("/themes/{theme}/remove")
def remove(here: Here, theme: Number, passage: Annotated[int, Form(ge=1, lt=1 << 53)]) -> Response:
    """Say that words do not belong to a theme."""
    curate.exclude(here.store, passage, theme, getuser())
    return back(f"/themes/{theme}?done=true")


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


@router.get("/messages")
def messages(request: Request, here: Here, filters: Annotated[Filters, Depends()]) -> Response:
    """Search the messages by words and meaning, narrowed by theme, promise, stance, source, plan and time."""
    if not browse.any_message(here.store):
        return page(request, "no_messages.html")
    return page(
        request,
        "messages.html",
        results=searched(here, filters.wanted),
        choices=_choices(here),
        filtered=filters != Filters(),
        turned=filters.turned,
    )


@router.get("/search.json")
def search_json(here: Here, filters: Annotated[Filters, Depends()]) -> Response:
    """What a search finds, as the bytes `tellback search --json` prints."""
    return data(searched(here, filters.wanted))


@router.get("/messages/{message}")
def message(request: Request, here: Here, message: Number) -> Response:
    """One whole message and how it was understood."""
    return page(request, "message.html", whole=whole(here.store, message))


@router.get("/import")
def imports(request: Request, here: Here) -> Response:
    """Choose a file; what was imported so far."""
    return page(request, "import.html", imports=browse.imports(here.store))


@router.post("/import")
def upload(here: Here, file: UploadFile) -> Response:
    """Keep the file beside the store and look at it."""
    name = background.keep(here, file.filename or "", file.file)
    return RedirectResponse(f"/import/files/{quote(name, safe='')}", 303)


@router.get("/import/files/{name}")
def columns(request: Request, here: Here, name: FileName) -> Response:
    """How a file will be read: which column holds what, and why."""
    path = background.kept(here, name)
    export = look_at(path, read_settings(here.folder).sources.get(source_name(path)))
    fields = [(field, EXPLAINED.get(field, field)) for field in FIELDS]
    return page(request, "import_columns.html", name=name, export=export, fields=fields)


@router.post("/import/files/{name}")
async def run(request: Request, here: Here, name: FileName) -> Response:
    """Take the file in behind the page, with the columns as they were chosen."""
    form = await request.form()
    given = {field: str(form[f"map-{field}"]) for field in FIELDS if f"map-{field}" in form}
    job = await run_in_threadpool(background.start, here, name, given)
    return RedirectResponse(f"/import/jobs/{job}", 303)


@router.post("/understand")
def begin_understanding(here: Here) -> Response:
    """Read what has come in, behind the page."""
    return RedirectResponse(f"/import/jobs/{background.start_understanding(here)}", 303)


@router.get("/import/jobs/{job}")
def progress(request: Request, here: Here, job: Number) -> Response:
    """How far an import is. Reloads itself without scripts."""
    background.wake(here)
    found = jobs.find_job(here.store, JobId(job))
    name = found.detail.get("name", "Import")
    return page(request, "import_progress.html", name=name, job=background.progress_of(found))


@router.get("/import/jobs/{job}/events", responses={200: {"content": {"text/event-stream": {}}}})
def events(request: Request, here: Here, job: Number) -> Response:
    """The same progress as it happens, as server-sent events."""
    first = jobs.find_job(here.store, JobId(job))
    return StreamingResponse(_events(here, first, request.app.state.stopping), media_type="text/event-stream")


@router.get("/import/aside/{number}")
def aside(request: Request, here: Here, number: Number) -> Response:
    """The rows of an import that could not be read."""
    rows = browse.aside(here.store, number, 1000)
    if not rows:
        raise NotFound("No row of this import is set aside any more.")
    return page(request, "import_aside.html", rows=rows)


async def _events(here: Workspace, job: Job, stopping: Callable[[], bool]) -> AsyncIterator[str]:
    template, told = environment().get_template("_progress.html"), None
    while not stopping():
        seen = background.progress_of(job)
        if seen != told:
            told = seen
            lines = template.render(job=seen).splitlines()
            yield "".join(f"data: {line}\n" for line in lines) + "\n"
        if seen.ended:
            yield "event: ended\ndata: ended\n\n"
            return
        await asyncio.sleep(0.25)
        job = await run_in_threadpool(jobs.find_job, here.store, job.id)


def _charted(themes: Sequence[ThemeReport]) -> list[ThemeReport]:
    """The themes in which most people take a side, those with most complaints first."""
    largest = sorted(themes, key=lambda item: -(item.complaining + item.praising))[:CHARTED]
    return sorted(largest, key=lambda item: -item.complaining)


def _bars(charted: Sequence[ThemeReport]) -> dict[str, Any]:
    rows = [Sides(item.theme.name, item.complaining, item.praising, f"/themes/{item.theme.id}") for item in charted]
    most = max(charted, key=lambda item: item.complaining)
    return diverging(
        rows,
        f"People who complain and who praise, for each of {len(rows)} themes."
        f" Most complain about {most.theme.name}: {counted(most.complaining, 'person')}.",
    )


def _line(report: ThemeReport) -> dict[str, Any]:
    points = [Point(item.month, item.complaints, item.praises, item.of) for item in report.months]
    peak = max((item for item in report.months if item.of), key=lambda item: item.complaints / item.of, default=None)
    said = f" Complaints peak in {month(peak.month)} at {percent(peak.complaints / peak.of)}." if peak else ""
    return trend(points, f"Share of each month's messages that speak of {report.theme.name}.{said}")


def _choices(here: Workspace) -> Choices:
    return Choices(
        themes=[(item.theme.id, item.theme.name) for item in ranked(here).themes],
        places=_places(here),
        stances=[("complaint", "complaint"), ("praise", "praise"), ("both", "both"), ("neither", "neither")],
        sources=[(name, name) for name in browse.sources(here.store)],
        plans=[(name, name) for name in browse.plans(here.store)],
    )


def _places(here: Workspace) -> list[tuple[str, str]]:
    told = recall_all(here)
    promises = [(str(claim.id), claim.words) for prfaq in told for claim in prfaq.claims]
    return promises + [(str(question.id), question.words) for prfaq in told for question in prfaq.questions]


def ranked(here: Workspace) -> Themes:
    """The themes, most people first."""
    return rank.rank(here.store)


def held(here: Workspace) -> Questions:
    """The questions, held against the FAQ of every story."""
    return asked(here.store, recall_all(here))


def searched(here: Workspace, wanted: Wanted) -> Results:
    """What a search finds."""
    return search(here.store, model_of(here), wanted)
