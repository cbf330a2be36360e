"""The story with its evidence in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import Response

from tellback.errors import NotFound
from tellback.narrative.evidence import Evidence, Relation, readers_say
from tellback.narrative.keep import confirm, drop, undo
from tellback.narrative.lineage import lineage
from tellback.narrative.question import Circle
from tellback.narrative.story import Story, ToldClaim, ToldQuestion
from tellback.narrative.tell import names, tell
from tellback.narrative.typeset import (
    evidence,
    leaning,
    note,
    people,
    subheading,
    typeset,
    typeset_answer,
    typeset_sentence,
)
from tellback.narrative.version import Versions
from tellback.narrative.versions import versions
from tellback.show.html import back, data, page
from tellback.stats.intervals import share
from tellback.stats.verdict import Verdict
from tellback.workspace.pages import Here

router = APIRouter()
Name = Annotated[str, Query(max_length=300, description="The story's file, where there are several")]
Id = Annotated[str, Query(max_length=100)]
Sides = Literal["contradicts", "supports", "near"]


@dataclass(frozen=True, slots=True)
class Glance:
    """The promises as the panel lists them while none is open."""

    contradicted: list[ToldClaim]
    supported: list[ToldClaim]
    vague: list[ToldClaim]
    quiet: list[ToldClaim]
    silent: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """What has just been done, to be undone."""

    passage: int = 0
    answer: str = ""
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What of a story is open; `done` is what has just been decided."""

    story: Name = ""
    claim: Id = ""
    question: Id = ""
    relation: Sides | None = None
    past: bool = False
    done: Annotated[str, Query(pattern=r"^((yes|no):\d{1,15}|dropped:.{1,100})?$")] = ""


@router.get("/")
def story(request: Request, here: Here, view: Annotated[View, Depends()]) -> Response:
    """The press release and FAQ, each promise with who supports and who contradicts it."""
    known = names(here)
    if not known:
        return page(request, "no_story.html")
    told = tell(here, view.story)
    opened = _opened(told, view.claim)
    side: Sides = view.relation or _leading(opened)
    known_versions = versions(here, told.prfaq.path)
    return page(
        request,
        "story.html",
        story=told,
        stories=known,
        chosen=view.story or known[0],
        edition=_edition(known_versions),
        changed=_changed(known_versions),
        past=lineage(here, view.claim) if opened and view.past else None,
        title=typeset_sentence(told, told.prfaq.headline),
        subheading=subheading(told),
        blocks=typeset(told),
        opened=opened,
        asked=_asked(told, view.question),
        relation=side,
        shown=evidence(opened, side) if opened else None,
        balance=_balance(opened),
        glance=_glance(told),
        notice=_notice(view.done),
        questions=partial(_questions, told),
        typeset_answer=partial(typeset_answer, told),
        address=partial(_address, {"story": view.story} if view.story else {}),
        people=people,
        evidence=evidence,
        leaning=leaning,
        note=note,
        readers_say=readers_say,
        troubling=troubling,
    )


@router.get("/story.json")
def story_json(here: Here, story: Name = "") -> Response:
    """The same story as the bytes `tellback story --json` prints."""
    return data(tell(here, story))


@router.get("/history.json")
def history_json(here: Here, claim: Id) -> Response:
    """A promise's wordings as the bytes `tellback story --history NAME --json` prints."""
    return data(lineage(here, claim))


@router.post("/claims")
def stand(
    here: Here,
    claim: Annotated[str, Form(min_length=1, max_length=100)],
    standing: Annotated[Literal["confirmed", "dropped", "undo"], Form()],
    story: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """Confirm a promise, drop it, or take either back: a comment in the story's file keeps it."""
    deed = {"confirmed": confirm, "dropped": drop, "undo": undo}[standing]
    decided = deed(here, claim)
    told = {"done": f"dropped:{claim}"} if standing == "dropped" else {"claim": decided.id}
    return back(_address({"story": story} if story else {}, **told) + "#panel")


def troubling(told: ToldClaim) -> list[Evidence]:
    """What readers doubt or do not understand of a promise, most readers first."""
    kinds = (Relation.DOUBTED, Relation.CONFUSED)
    return sorted((each for each in told.evidence if each.relation in kinds), key=lambda each: -each.people)


def _edition(known: Versions) -> str:
    """Which of its versions the story is; empty where there are none."""
    count = len(known.kept)
    if not count:
        return ""
    return f"edited since v{count}" if known.edited else f"v{count} of {count}"


def _changed(known: Versions) -> dict[str, str]:
    """What the page of changes is asked for: the last two texts that may differ."""
    if known.edited or len(known.kept) < 2:
        return {"story": known.path}
    return {"story": known.path, "older": known.kept[-2].called, "newer": known.kept[-1].called}


def _questions(told: Story, circle: str) -> list[ToldQuestion]:
    return [item for item in told.questions if item.question.circle is Circle(circle)]


def _address(always: dict[str, str], **more: str) -> str:
    return "/?" + urlencode(always | more) if always or more else "/"


def _opened(told: Story, claim: str) -> ToldClaim | None:
    if not claim:
        return None
    found = next((item for item in told.claims if item.claim.id == claim), None)
    if not found:
        raise NotFound("This promise is not in the story any more: its sentence was dropped or removed.")
    return found


def _asked(told: Story, question: str) -> ToldQuestion | None:
    if not question:
        return None
    found = next((item for item in told.questions if item.question.id == question), None)
    if not found:
        raise NotFound("This question is not in the FAQ any more.")
    return found


def _leading(opened: ToldClaim | None) -> Sides:
    if not opened:
        return "contradicts"
    supporting, contradicting = people(opened, Relation.SUPPORTS), people(opened, Relation.CONTRADICTS)
    if supporting + contradicting:
        return "supports" if supporting > contradicting else "contradicts"
    return "near" if people(opened, Relation.NEAR) else "contradicts"


def _balance(opened: ToldClaim | None) -> Verdict:
    if not opened:
        return share(0, 0)
    against = people(opened, Relation.CONTRADICTS)
    return share(against, against + people(opened, Relation.SUPPORTS))


def _glance(told: Story) -> Glance:
    kinds: dict[str, list[ToldClaim]] = {"contradicted": [], "supported": [], "vague": [], "quiet": []}
    for item in told.claims:
        kinds[leaning(item)[0]].append(item)
    kinds["contradicted"].sort(key=lambda item: -people(item, Relation.CONTRADICTS))
    kinds["supported"].sort(key=lambda item: -people(item, Relation.SUPPORTS))
    everything = (*told.claims, *told.questions)
    return Glance(
        **kinds, silent=not any(each.people and not each.read for item in everything for each in item.evidence)
    )


def _notice(done: str) -> Notice | None:
    kind, _, what = done.partition(":")
    if not what:
        return None
    return Notice(dropped=what) if kind == "dropped" else Notice(passage=int(what), answer=kind)
