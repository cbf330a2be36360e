"""What changed between two versions of the story."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from tellback.narrative.compare import compare
from tellback.narrative.fate import chapters, notes, where
from tellback.narrative.tell import names, recall
from tellback.narrative.version import NOW
from tellback.narrative.versions import versions
from tellback.show.html import data, page
from tellback.workspace.pages import Here

router = APIRouter()
Called = Annotated[str, Query(max_length=200, description="v3, a tag, a commit, a snapshot's name, or now")]
Name = Annotated[str, Query(max_length=300, description="The story's file, where there are several")]


@router.get("/diff")
def diff(request: Request, here: Here, older: Called = "", newer: Called = "", story: Name = "") -> Response:
    """What is promised otherwise than before, sentence by sentence, and why."""
    if not names(here):
        return page(request, "no_story.html")
    comparison = compare(here, older, newer, story)
    if comparison.older is None:
        return page(request, "no_versions.html", note=comparison.note)
    return page(
        request,
        "changes.html",
        comparison=comparison,
        known=versions(here, comparison.path),
        stories=names(here),
        standing={claim.id for claim in recall(here, comparison.path).claims},
        now=NOW,
        chapters=chapters,
        where=where,
        notes=notes,
    )


@router.get("/diff.json")
def diff_json(here: Here, older: Called = "", newer: Called = "", story: Name = "") -> Response:
    """The same changes as the bytes `tellback diff --json` prints."""
    return data(compare(here, older, newer, story))
