"""What readers see: the story, its sentences to be marked, choices, two questions, and nothing of anybody else."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from tellback.audience import put as deeds
from tellback.audience.admit import Admitted, admit
from tellback.audience.admit import begin as let_in
from tellback.audience.choose import choose, pick, steps, upcoming
from tellback.audience.mark import Kind
from tellback.audience.put import filled
from tellback.audience.sheet import sheet
from tellback.errors import BadName
from tellback.show.html import back, data, page
from tellback.workspace.pages import Here

router = APIRouter()
Token = Annotated[str, Path(max_length=300)]
Sentence = Annotated[int, Form(ge=0, le=1_000_000)]
Note = Annotated[str, Form(max_length=4000)]
Key = Annotated[str, Form(max_length=64)]
COOKIE = "reading"


class Chosen(BaseModel):
    """A choice: a side of a passage, or the best and the worst of some promises."""

    step: int = Field(ge=1, le=100)
    chosen: Literal["first", "second", "neither", ""] = ""
    best: int = -1
    worst: int = -1
    key: str = Field("", max_length=64)


def admitted(request: Request, here: Here, token: Token) -> Admitted:
    """Whose link it is, by the link and what the browser kept of it."""
    return admit(here.store, token, request.cookies.get(COOKIE, ""))


class Closing(BaseModel):
    """What is said when one has read."""

    sentence: str = Field("", max_length=4000)
    rating: int = Field(0, ge=0, le=5)
    hurried: bool = False
    then: Literal["keep", "finish"] = "finish"


Who = Annotated[Admitted, Depends(admitted)]


@router.get("/read/{token}")
def read(
    request: Request, here: Here, token: Token, who: Who, at: Annotated[int, Query(ge=-1, le=1_000_000)] = -1
) -> Response:
    """The story where one is reading it, an invitation before and thanks after."""
    if who.ballot is None:
        return page(request, "begin_reading.html", token_=token, asked=who.invitation, key=token_urlsafe(16))
    if who.ballot.finished_at:
        return page(request, "finished.html", ballot=who.ballot)
    given = steps(here.store, who)
    if who.invitation.against and any(step.done for step in given):
        return back(_onward(token, upcoming(given)))
    kept = filled(here.store, who.ballot)
    return page(
        request,
        "read.html",
        token_=token,
        asking=len(given),
        comparing=any(step.sides for step in given),
        asked=who.invitation,
        sheet=sheet(who.invitation, who.ballot.version),
        marked={mark.sentence: mark for mark in kept.marks},
        at=at,
        kinds=_KINDS,
    )


@router.post("/read/{token}/begin")
def begin(request: Request, here: Here, token: Token, key: Key = "") -> Response:
    """Take up the ballot; pressed twice, it is one."""
    found = let_in(here.store, token, request.cookies.get(COOKIE, ""), key)
    answer = back(f"/read/{token}")
    if found.kept:
        answer.set_cookie(COOKIE, found.kept, 31536000, path=f"/read/{token}", httponly=True, samesite="lax")
    return answer


@router.post("/read/{token}/mark")
def mark(
    here: Here,
    token: Token,
    who: Who,
    sentence: Sentence,
    kind: Annotated[Literal["excites", "confuses", "doubts", "clear", "undo"], Form()],
    note: Note = "",
) -> Response:
    """Mark a sentence without scripts."""
    _say(here, who, sentence, kind, note)
    return back(f"/read/{token}?at={sentence}#s{sentence}")


@router.post("/read/{token}/mark.json")
def mark_json(
    here: Here,
    who: Who,
    sentence: Sentence,
    kind: Annotated[Literal["excites", "confuses", "doubts", "clear", "undo"], Form()],
    note: Note = "",
    key: Key = "",
) -> Response:
    """Mark a sentence; answers with everything that this reader has said. Sent twice under a key, it is kept once."""
    _say(here, who, sentence, kind, note, key)
    return data(filled(here.store, deeds.opened(who)))


@router.post("/read/{token}/reached")
def reached(here: Here, token: Token, who: Who, sentence: Sentence) -> Response:
    """Keep how far one read, and go on to the questions."""
    deeds.reach(here.store, who, sentence)
    return back(_onward(token, upcoming(steps(here.store, who))))


@router.post("/read/{token}/reached.json")
def reached_json(here: Here, who: Who, sentence: Sentence) -> Response:
    """Keep how far one has read so far."""
    deeds.reach(here.store, who, sentence)
    return data(filled(here.store, deeds.opened(who)))


@router.get("/read/{token}/compare")
def compare(
    request: Request,
    here: Here,
    token: Token,
    who: Who,
    step: Annotated[int, Query(ge=0, le=100)] = 0,
    flaw: Annotated[bool, Query()] = False,
) -> Response:
    """One question at a time: the one asked for, or else the first that is not answered; `flaw` where it was answered
    in a way that is none.
    """
    given = steps(here.store, who)
    number = step or upcoming(given)
    if not 1 <= number <= len(given):
        return back(_onward(token))
    return page(request, "compare.html", token_=token, flaw=flaw, step=given[number - 1], of=len(given))


@router.post("/read/{token}/compare")
def chosen(here: Here, token: Token, who: Who, said: Annotated[Chosen, Form()]) -> Response:
    """Keep a choice, and go on to the next question."""
    try:
        _choose(here, who, said)
    except BadName:
        return back(f"{_onward(token, said.step)}&flaw=1")
    return back(_onward(token, upcoming(steps(here.store, who), said.step)))


@router.post("/read/{token}/compare.json")
def chosen_json(here: Here, token: Token, who: Who, said: Annotated[Chosen, Form()]) -> Response:
    """Keep a choice; answers with where to go on. Sent twice under a key, it is kept once."""
    _choose(here, who, said)
    return data({"onward": _onward(token, upcoming(steps(here.store, who), said.step))})


@router.get("/read/{token}/questions")
def questions(request: Request, here: Here, token: Token, who: Who) -> Response:
    """What is asked when one has read."""
    kept, given = filled(here.store, deeds.opened(who)), steps(here.store, who)
    return page(
        request,
        "closing.html",
        token_=token,
        asking=len(given),
        filled=kept,
        question=deeds.SENTENCE,
        hurried=deeds.HURRIED,
    )


@router.post("/read/{token}/questions")
def answer(here: Here, token: Token, who: Who, said: Annotated[Closing, Form()]) -> Response:
    """Keep the answers, and finish where that is wished."""
    last = len(steps(here.store, who))
    deeds.answer(here.store, who, said.sentence, said.rating, said.hurried)
    if said.then == "finish":
        deeds.finish(here.store, who)
        return back(f"/read/{token}")
    return back(_onward(token, last) if last else f"/read/{token}")


_KINDS = ((Kind.EXCITES, "✦", "Excites", "1"), (Kind.CONFUSES, "?", "Confuses", "2"), (Kind.DOUBTS, "✕", "Doubts", "3"))


def _onward(token: str, step: int = 0) -> str:
    return f"/read/{token}/compare?step={step}" if step else f"/read/{token}/questions"


def _choose(here: Here, who: Admitted, said: Chosen) -> None:
    if said.chosen:
        choose(here.store, who, said.step, said.chosen, said.key)
    else:
        pick(here.store, who, said.step, said.best, said.worst, said.key)


def _say(here: Here, who: Admitted, sentence: int, kind: str, note: str, key: str = "") -> None:
    if kind == "undo":
        deeds.undo(here.store, who, key)
    else:
        deeds.put(here.store, who, sentence, None if kind == "clear" else Kind(kind), note, key)
