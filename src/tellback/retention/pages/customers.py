"""Who the customers are: what is known, and taking more of them in."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, UploadFile
from fastapi import Path as InPath
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from tellback.errors import NotFound
from tellback.feedback.background import keep, kept
from tellback.people.census import census, set_aside
from tellback.people.roster import Roster
from tellback.plugins import find
from tellback.retention import background
from tellback.retention.belonging import belonging
from tellback.retention.enlist import look_at
from tellback.show.html import data, page
from tellback.store import jobs
from tellback.store.jobs import JobId
from tellback.workspace.pages import Here, Number

router = APIRouter()

FileName = Annotated[str, InPath(max_length=200)]
Kind = Annotated[str, Query(max_length=60, pattern="^[a-z_]*$")]
EXPLAINED = {
    "id": "Id",
    "customer": "Customer",
    "also": "Ids in other systems",
    "email": "E-mail",
    "company": "Company",
    "domain": "Website",
    "segment": "Segment (size, industry)",
    "since": "First day as a customer",
    "left": "Last day, of those who left",
    "decided": "Day it was decided",
    "why": "Why they left",
    "plan": "Plan",
    "revenue": "Revenue a month",
    "currency": "Currency",
    "usage": "How much they use",
}
KINDS = {
    "table": "a table of customers",
    "stripe": "Stripe subscriptions",
    "stripe_customers": "Stripe customers",
    "chartmogul_customers": "ChartMogul customers",
    "chartmogul_subscriptions": "ChartMogul subscriptions",
    "chartmogul_activities": "ChartMogul activities",
    "signs": "usage, incidents, scores",
}


@router.get("/customers")
def customers(request: Request, here: Here) -> Response:
    """Who is known, and what was read so far."""
    return page(request, "customers.html", known=census(here.store), kinds=KINDS)


@router.get("/customers.json")
def customers_json(here: Here) -> Response:
    """The same, as `tellback customers --json` prints it."""
    return data(census(here.store))


@router.get("/customers/complaints")
def complaints(request: Request, here: Here) -> Response:
    """Which complaints are a customer's, and why the others are nobody's."""
    return page(request, "customers_complaints.html", found=belonging(here.store))


@router.get("/customers/complaints.json")
def complaints_json(here: Here) -> Response:
    """The same as data."""
    return data(belonging(here.store))


@router.post("/customers")
def upload(here: Here, file: UploadFile) -> Response:
    """Keep the file beside the store and look at it."""
    name = keep(here, file.filename or "", file.file)
    return RedirectResponse(f"/customers/files/{quote(name, safe='')}", 303)


@router.get("/customers/files/{name}")
def columns(request: Request, here: Here, name: FileName, roster: Kind = "") -> Response:
    """How a file will be read: what kind it is, which column holds what, and why."""
    export = look_at(here, kept(here, name), roster)
    fields = [(field, EXPLAINED.get(field, field.replace("_", " ").capitalize())) for field in export.roster.fields]
    return page(request, "customers_columns.html", name=name, export=export, fields=fields, kinds=_kinds())


@router.post("/customers/files/{name}")
async def run(request: Request, here: Here, name: FileName) -> Response:
    """Take the file in behind the page, with the columns as they were chosen."""
    form = await request.form()
    given = {key.removeprefix("map-"): str(value) for key, value in form.items() if key.startswith("map-")}
    given = {key: value for key, value in given.items() if value or key not in {"dates", "roster"}}
    job = await run_in_threadpool(background.start, here, name, given)
    return RedirectResponse(f"/customers/jobs/{job}", 303)


@router.get("/customers/jobs/{job}")
def progress(request: Request, here: Here, job: Number) -> Response:
    """How far a reading is. Reloads itself."""
    background.wake(here)
    found = jobs.find_job(here.store, JobId(job))
    return page(request, "customers_progress.html", name=found.detail["name"], job=background.progress_of(found))


@router.get("/customers/aside/{number}")
def aside(request: Request, here: Here, number: Number) -> Response:
    """The rows of a reading that could not be taken."""
    rows = set_aside(here.store, number)
    if not rows:
        raise NotFound("No row of this reading is set aside any more.")
    return page(request, "rows_aside.html", rows=rows, back="/customers", to="Customers")


def _kinds() -> dict[str, str]:
    known: tuple[Roster, ...] = find("people.rosters")
    return {roster.name: KINDS.get(roster.name, roster.name) for roster in known}
