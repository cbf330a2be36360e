"""What readers see: the story, its sentences to be marked, three questions, and nothing of anybody else."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Path, Query, Request
from fastapi.responses import Response

from tellback.audience import put as deeds
from tellback.audience.admit import Admitted, admit
from tellback.audience.admit import begin as let_in
from tellback.audience.mark import Kind
from tellback.audience.put import filled
from tellback.audience.sheet import sheet
from tellback.show.html import back, data, page
from tellback.workspace.pages import Here

router = APIRouter()
Token = Annotated[str, Path(max_length=300)]
Sentence = Annotated[int, Form(ge=0, le=1_000_000)]
Note = Annotated[str, Form(max_length=4000)]
Key = Annotated[str, Form(max_length=64)]
COOKIE = "reading"


def admitted(request: Request, here: Here, token: Token) -> Admitted:
    """Whose link it is, by the link and what the browser kept of it."""
    return admit(here.store, token, request.cookies.get(COOKIE, ""))


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
    kept = filled(here.store, who.ballot)
    return page(
        request,
        "read.html",
        token_=token,
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
    return back(f"/read/{token}/questions")


@router.post("/read/{token}/reached.json")
def reached_json(here: Here, who: Who, sentence: Sentence) -> Response:
    """Keep how far one has read so far."""
    deeds.reach(here.store, who, sentence)
    return data(filled(here.store, deeds.opened(who)))


@router.get("/read/{token}/questions")
def questions(request: Request, here: Here, token: Token, who: Who) -> Response:
    """What is asked when one has read."""
    kept = filled(here.store, deeds.opened(who))
    return page(request, "closing.html", token_=token, asked=who.invitation, filled=kept, question=deeds.SENTENCE)


@router.post("/read/{token}/questions")
def answer(
    here: Here,
    token: Token,
    who: Who,
    sentence: Note = "",
    rating: Annotated[int, Form(ge=0, le=5)] = 0,
    then: Annotated[Literal["keep", "finish"], Form()] = "finish",
) -> Response:
    """Keep the answers, and finish where that is wished."""
    deeds.answer(here.store, who, sentence, rating)
    if then == "finish":
        deeds.finish(here.store, who)
    return back(f"/read/{token}")


_KINDS = ((Kind.EXCITES, "✦", "Excites", "1"), (Kind.CONFUSES, "?", "Confuses", "2"), (Kind.DOUBTS, "✕", "Doubts", "3"))


def _say(here: Here, who: Admitted, sentence: int, kind: str, note: str, key: str = "") -> None:
    if kind == "undo":
        deeds.undo(here.store, who, key)
    else:
        deeds.put(here.store, who, sentence, None if kind == "clear" else Kind(kind), note, key)
