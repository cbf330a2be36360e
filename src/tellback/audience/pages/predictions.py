"""Findings meet readers: which of the checker's rules find what readers doubt or do not understand."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from tellback.audience.predict import predict, switch
from tellback.audience.predicted import Answer
from tellback.narrative.tell import names
from tellback.show.html import back, data, page
from tellback.workspace.pages import Here

router = APIRouter()
Story = Annotated[str, Query(max_length=300, description="The story's file, where there are several")]


@router.get("/audience/rules")
def predictions(request: Request, here: Here, story: Story = "") -> Response:
    """Each rule against the readers, and a button to switch off what predicts nothing."""
    stories = names(here)
    found = predict(here, story) if stories else None
    return page(request, "predictions.html", found=found, stories=stories, answers=Answer)


@router.get("/audience/rules.json")
def predictions_json(here: Here, story: Story = "") -> Response:
    """The same as the bytes `tellback predicts --json` prints."""
    return data(predict(here, story))


@router.post("/audience/rules")
def switch_one(
    here: Here,
    rule: Annotated[str, Form(max_length=100)],
    to: Annotated[Literal["off", "on"], Form()],
    story: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """Switch a rule off in tellback.toml, or on again."""
    switch(here, rule, off=to == "off")
    return back(f"/audience/rules?{urlencode({'story': story})}#{rule}" if story else f"/audience/rules#{rule}")
