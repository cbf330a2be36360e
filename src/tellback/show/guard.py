"""What stands between the browser and the pages: who may ask, from where, how much, and what the answer may do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from secrets import token_urlsafe
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from itsdangerous import BadSignature, URLSafeSerializer
from starlette.datastructures import FormData, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = {"127.0.0.1", "localhost", "::1"}
FOR_READERS = ("/read/", "/static/")
COOKIE = "tellback"
MOST_BYTES = 1 << 20
MOST_BYTES_OF_A_FILE = 4 << 30
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_signer = URLSafeSerializer(token_urlsafe(32), salt="form")


class Guard:
    """ASGI middleware: only this machine's own pages may ask, bodies are limited, every answer carries the policy."""

    def __init__(self, app: ASGIApp, failed: Callable[[Request, Exception], Awaitable[Response]]) -> None:
        self.app = app
        self.failed = failed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what does not come from here; pass on the rest."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        known = request.cookies.get(COOKIE)
        request.state.visitor = known or token_urlsafe(16)
        request.state.answering = False
        answer = _armoured(send, request, new=not known)
        if refusal := _refusal(request):
            await PlainTextResponse(refusal, 400)(scope, receive, answer)
            return
        try:
            await self.app(scope, _limited(receive, request), answer)
        except Exception as error:
            if request.state.answering:
                raise
            await (await self.failed(request, error))(scope, receive, answer)


def token_of(request: Request) -> str:
    """What a form must bring back: the visitor's cookie, signed for as long as this program runs."""
    signed = _signer.dumps(request.state.visitor)
    return signed if isinstance(signed, str) else signed.decode()


async def token_checked(request: Request) -> None:
    """Refuse a form that did not come from our own page. Every route depends on this."""
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    token, sent = request.headers.get("x-tellback-token"), FormData()
    if not token:
        sent = await request.form()
        token = sent.get("token")
    try:
        fits = _signer.loads(str(token)) == request.cookies.get(COOKIE)
    except BadSignature:
        fits = False
    if not fits:
        request.state.sent = [
            (name, value) for name, value in sent.multi_items() if name != "token" and isinstance(value, str)
        ]
        raise HTTPException(403, "This page was open while tellback was started again. Load it anew and repeat.")


def _refusal(request: Request) -> str:
    """Why a request is not answered at all; empty when it may pass. Stops DNS rebinding and foreign forms.

    On the port that is for readers only their pages are answered, under any name.
    """
    server = request.scope.get("server")
    for_readers = server and server[1] is not None and server[1] == request.app.state.readers_port
    if for_readers and not request.scope["path"].startswith(FOR_READERS):
        return "Only readers' links are answered here."
    if not for_readers and not _names_us(request.headers.get("host", ""), server[1] if server else None):
        return "tellback only answers at the address it printed when it started."
    origin = request.headers.get("origin")
    if request.method not in {"GET", "HEAD"} and origin and urlsplit(origin).netloc != request.headers.get("host"):
        return "tellback only takes forms from its own pages."
    return ""


def _names_us(host: str, listening: int | None) -> bool:
    """Whether a Host header names this machine, at the port on which it listens."""
    try:
        named = urlsplit(f"//{host}")
        port = named.port or 80
    except ValueError:
        return False
    return named.hostname in LOCAL and not named.username and listening in {port, None}


def _limited(receive: Receive, request: Request) -> Receive:
    """The request's body, cut off with 413 where it grows too large."""
    left = MOST_BYTES_OF_A_FILE if request.scope["path"] == "/import" else MOST_BYTES

    async def limited() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(413, "This is larger than tellback takes through the browser. Use `tellback import`.")
        return message

    return limited


def _armoured(send: Send, request: Request, new: bool) -> Send:
    """Answers with the headers that keep a page to itself."""
    static = request.scope["path"].startswith("/static/")

    async def armoured(message: Message) -> None:
        if message["type"] == "http.response.start":
            request.state.answering = True
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = POLICY
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "same-origin"
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
            headers["Cache-Control"] = "public, max-age=31536000, immutable" if static else "no-store"
            if new and not static:
                headers.append("Set-Cookie", f"{COOKIE}={request.state.visitor}; Path=/; HttpOnly; SameSite=Strict")
        await send(message)

    return armoured
