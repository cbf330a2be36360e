"""Why an editor minds something: each rule's own page."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from tellback.narrative.explain import explain
from tellback.show.html import data, page

router = APIRouter()
Name = Annotated[str, Path(max_length=100)]
_MARKING = re.compile(r"[ \t]*<!-- [\w-]+ -->$", re.MULTILINE)


@router.get("/rules/{name}.json")
def rule_json(name: Name) -> Response:
    """The same as the bytes `tellback explain NAME --json` prints."""
    return data(explain(name))


@router.get("/rules/{name}")
def rule(request: Request, name: Name) -> Response:
    """What a rule finds and leaves alone, why, and who says so."""
    explained = explain(name)
    # The comments in the examples say to the tests where a finding begins; a reader sees that.
    return page(request, "rule.html", name=explained.name, text=_MARKING.sub("", explained.page))
