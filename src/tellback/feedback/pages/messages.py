"""Messages: searched, narrowed, and one of them whole."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from tellback.feedback import rank
from tellback.feedback.queries import browse
from tellback.feedback.query import Query as Wanted
from tellback.feedback.query import Results
from tellback.feedback.search import search
from tellback.feedback.stance import Stance
from tellback.feedback.whole import whole
from tellback.narrative.tell import recall_all
from tellback.show.html import data, page
from tellback.workspace.pages import Here, Number, model_of
from tellback.workspace.workspace import Workspace

router = APIRouter()

Day = Annotated[str, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$")]
Short = Annotated[str, Query(max_length=300)]


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


def searched(here: Workspace, wanted: Wanted) -> Results:
    """What a search finds."""
    return search(here.store, model_of(here), wanted)


def _choices(here: Workspace) -> Choices:
    return Choices(
        themes=[(item.theme.id, item.theme.name) for item in rank.rank(here.store).themes],
        places=_places(here),
        stances=[("complaint", "complaint"), ("praise", "praise"), ("both", "both"), ("neither", "neither")],
        sources=[(name, name) for name in browse.sources(here.store)],
        plans=[(name, name) for name in browse.plans(here.store)],
    )


def _places(here: Workspace) -> list[tuple[str, str]]:
    told = recall_all(here)
    promises = [(str(claim.id), claim.words) for prfaq in told for claim in prfaq.claims]
    return promises + [(str(question.id), question.words) for prfaq in told for question in prfaq.questions]
