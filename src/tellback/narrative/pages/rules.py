"""Why an editor minds something: each rule's own page."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from tellback.errors import NotFound
from tellback.narrative.check import rules
from tellback.show.html import page
from tellback.text.nearest import hint

router = APIRouter()
_MARKING = re.compile(r"[ \t]*<!-- [\w-]+ -->$", re.MULTILINE)


@router.get("/rules/{name}")
def rule(request: Request, name: Annotated[str, Path(max_length=100)]) -> Response:
    """What a rule finds and leaves alone, why, and who says so."""
    known = {each.name: each for each in rules()}
    if name not in known:
        raise NotFound(f"There is no rule “{name}”. {hint(name, known)}")
    # The comments in the examples say to the tests where a finding begins; a reader sees that.
    return page(request, "rule.html", name=name, text=_MARKING.sub("", known[name].page))
