"""Taking more messages in: choose a file, look at its columns, watch it come in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Request, UploadFile
from fastapi import Path as InPath
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from tellback.errors import NotFound
from tellback.feedback import background
from tellback.feedback.headers import FIELDS
from tellback.feedback.queries.imports import IMPORTS
from tellback.feedback.recognise import look_at, source_name
from tellback.show.html import environment, page
from tellback.store import jobs
from tellback.store.jobs import Job, JobId
from tellback.workspace.pages import Here, Number
from tellback.workspace.settings import read_settings
from tellback.workspace.workspace import Workspace

router = APIRouter()

FileName = Annotated[str, InPath(max_length=200)]
EXPLAINED = {
    "text": "What the customer wrote",
    "title": "Its title",
    "external_id": "Number of the row",
    "said_at": "When",
    "answered_at": "When it was answered",
    "author": "Who (to count people)",
    "company": "Company",
    "plan": "Plan",
    "revenue": "Revenue a month",
    "rating": "Rating",
    "locale": "Language",
    "url": "Link",
}


@router.get("/import")
def imports(request: Request, here: Here) -> Response:
    """Choose a file; what was imported so far."""
    return page(request, "import.html", imports=IMPORTS.all(here.store))


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
    rows = IMPORTS.aside_of(here.store, number, 1000)
    if not rows:
        raise NotFound("No row of this import is set aside any more.")
    return page(request, "rows_aside.html", rows=rows, back="/import", to="Import")


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
