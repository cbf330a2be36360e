"""Who went quiet, and who waits for an answer: how well the list did before, the list, and all of it as CSV."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from tellback.retention import silence as deed
from tellback.retention.account import Silence
from tellback.retention.foretold import foretold
from tellback.retention.silent_lines import lacking, price, stake, table, tests
from tellback.show.html import data, page
from tellback.show.table import as_csv
from tellback.workspace.pages import Here
from tellback.workspace.settings import read_settings
from tellback.workspace.workspace import Workspace

router = APIRouter()
LISTED = 100
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$")]


@dataclass(frozen=True, slots=True)
class Filters:
    """The form as it comes in the address; an empty field narrows nothing."""

    kind: Literal["", "quiet", "waiting"] = ""
    plan: Annotated[str, Query(max_length=300)] = ""
    as_of: Day = ""
    everything: bool = False

    def with_(self, **changed: object) -> str:
        """The same filters in an address, with some changed; those that narrow nothing are left out."""
        return urlencode({name: value for name, value in (asdict(self) | changed).items() if value})


Asked = Annotated[Filters, Depends()]


@router.get("/silent")
def silent(request: Request, here: Here, filters: Asked) -> Response:
    """Customers who fell silent against their own rhythm, or have an unanswered complaint; most money first."""
    found = listed(here, filters, None if filters.everything else LISTED)
    if lack := lacking(found):
        return page(request, "no_silence.html", found=found, lack=lack)
    tested = [(heading, foretold(test, named), test) for heading, test, named in tests(found)]
    return page(
        request, "silent.html", found=found, filters=filters, tested=tested, stake=stake(found.money), price=price
    )


@router.get("/silent.json")
def silent_json(here: Here, filters: Asked) -> Response:
    """The same list as the bytes `tellback silent --json` prints."""
    return data(listed(here, filters, None if filters.everything else 20))


@router.get("/silent.csv", responses={200: {"content": {"text/csv": {}}}})
def silent_csv(here: Here, filters: Asked) -> Response:
    """All that fits, as CSV without addresses."""
    found = listed(here, filters, None)
    named = {"Content-Disposition": f'attachment; filename="quiet-customers-{found.as_of}.csv"'}
    return Response(as_csv(table(found)), media_type="text/csv; charset=utf-8", headers=named)


def listed(here: Workspace, filters: Filters, most: int | None) -> Silence:
    """The list as it is asked for."""
    wanted = deed.Wanted(filters.kind, filters.plan, most)
    return deed.silence(here.store, read_settings(here.folder).retention, filters.as_of, wanted)
