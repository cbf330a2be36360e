"""The web app: mounts every slice's pages."""

from __future__ import annotations

import logging
from importlib.metadata import version

from fastapi import Depends, FastAPI, Form, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from tellback.errors import (
    BadSettings,
    ChangedMeanwhile,
    LinkClosed,
    NotFound,
    StoreError,
    TellbackError,
    UnreadableFile,
)
from tellback.people.redact import redact
from tellback.plugins import rooms
from tellback.show.guard import Guard, token_checked
from tellback.show.html import LOOKS, STATIC, back, environment, page, static_version
from tellback.workspace.workspace import Workspace

STATUS: dict[type[TellbackError], int] = {
    NotFound: 404,
    ChangedMeanwhile: 409,
    LinkClosed: 410,
    UnreadableFile: 422,
    BadSettings: 422,
    StoreError: 503,
}
ANSWERS: dict[int | str, dict[str, object]] = {
    400: {"description": "The request cannot be used; the answer says why."},
    403: {"description": "The form did not come from a page of this server."},
    404: {"description": "Nothing goes by that name."},
    409: {"description": "The story's file was changed since it was read."},
    410: {"description": "The reading link is over; the answer says why."},
    422: {"description": "A value cannot be used; the answer says which."},
}
TITLES = {
    403: "This form has gone stale",
    404: "Nothing here goes by that name",
    405: "This cannot be done here",
    409: "The file was changed meanwhile",
    410: "This link is over",
    413: "That is too large",
    422: "This cannot be used as it is",
    500: "tellback stumbled",
    503: "The store cannot be used",
}


def create_app(workspace: Workspace) -> FastAPI:
    """The app for one workspace. Nothing of it is opened before the first page is asked for."""
    app = FastAPI(
        title="tellback",
        version=version("tellback"),
        docs_url=None,
        redoc_url=None,
        responses=ANSWERS,
        dependencies=[Depends(token_checked)],
    )
    app.state.workspace = workspace
    app.state.stopping = bool
    app.state.readers_port = None
    environment().filters["said"] = redact
    for room in rooms("pages"):
        app.include_router(room.router)
    app.get("/health")(health)
    app.post("/look")(look)
    app.mount(f"/static/{static_version()}", StaticFiles(directory=STATIC))
    app.add_exception_handler(TellbackError, _told)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    app.add_middleware(Guard, failed=_told)
    return app


def health() -> dict[str, str]:
    """Whether the server answers."""
    return {"status": "ok"}


def look(look: str = Form(), to: str = Form("/")) -> Response:
    """Keep the page light or dark from now on."""
    answer = back(to)
    answer.set_cookie("look", look if look in LOOKS else "auto", max_age=31536000, httponly=True, samesite="strict")
    return answer


async def _told(request: Request, error: Exception) -> Response:
    """An error as a page (or JSON) that says what to do, never a stack trace."""
    status, message = _status_and_message(error)
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": message}, status)
    title = TITLES.get(status, "This did not work")
    sent = getattr(request.state, "sent", None)
    return page(request, "error.html", status, title=title, message=message, sent=sent)


def _status_and_message(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        return error.status_code, str(error.detail)
    if isinstance(error, RequestValidationError):
        flaws = (f"{'.'.join(map(str, flaw['loc'][1:]))}: {flaw['msg']}" for flaw in error.errors())
        return 422, "; ".join(flaws)
    if isinstance(error, TellbackError):
        return next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400), str(error)
    logging.getLogger("tellback").exception("a page failed", exc_info=error)
    return 500, "Something went wrong inside tellback. The terminal it runs in says what. Nothing stored was lost."
