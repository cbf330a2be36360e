"""How a page is made: one environment for all templates, and the words every template may use."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tellback.plugins import rooms
from tellback.show.as_json import as_json
from tellback.show.guard import token_of
from tellback.show.typography import counted, day, highlighted, inline, month, percent, whole

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
STATIC = HERE / "static"
STAY = """hx-boost="select:#main target:#main swap:'outerMorph show:none'" """
LOOKS = ("auto", "light", "dark")


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A template of any slice as an answer."""
    text = (
        environment()
        .get_template(template)
        .render(
            request=request,
            path=request.url.path,
            token=token_of(request),
            look=look_of(request),
            workspace=getattr(request.app.state, "workspace", None),
            **values,
        )
    )
    return HTMLResponse(text, status)


def data(result: object) -> Response:
    """A result as the bytes the command's `--json` prints."""
    return Response(as_json(result), media_type="application/json")


def back(to: str) -> RedirectResponse:
    """Send the browser on after a form, to a place of ours and nowhere else."""
    ours = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable()
    return RedirectResponse(to if ours else "/", 303)


def look_of(request: Request) -> str:
    """Light, dark, or as the system likes it."""
    look = request.cookies.get("look", "auto")
    return look if look in LOOKS else "auto"


@cache
def static_version() -> str:
    """A hash over every static file: part of their address, so that they may be kept for a year."""
    digest = sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def environment() -> Environment:
    """Jinja over the templates of `show` and of every slice with pages; everything is escaped.

    The app adds `said`, through which every word of a customer goes.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folders = [HERE, *(Path(room.__file__ or "").parent for room in rooms("pages"))]
    found = Environment(
        loader=FileSystemLoader([folder / "templates" for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    names: dict[str, Any] = {"asset": asset, "stay": _safe(STAY)}
    filters: dict[str, Any] = {"inline": inline, "highlighted": highlighted, "markdown": whole}
    filters |= {"counted": counted, "day": day, "month": month, "percent": percent}
    found.globals.update(names)
    found.filters.update(filters)
    return found


def asset(name: str) -> str:
    """The address of a static file."""
    return f"/static/{static_version()}/{name}"


def _safe(text: str) -> str:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - a constant of ours
