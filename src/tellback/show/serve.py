"""Serve the pages to the browser of this machine."""

from __future__ import annotations

import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from tellback.errors import TellbackError

if TYPE_CHECKING:
    import uvicorn

HOST = "127.0.0.1"
FIRST_PORT = 8765
TRIES = 50


class PortTaken(TellbackError):
    """The port is in use. Leave out --port to take the next free one."""


def serve(
    workspace: object,
    port: int | None,
    say: Callable[[str], None],
    open_browser: bool,
    readers_port: int | None = None,
) -> None:
    """Answer on this machine until Ctrl-C; `say` is told the address. Raises PortTaken.

    On `readers_port` only readers' links are answered, under whatever name a web server in front of it has.
    """
    sockets = [listen(port), *([listen(readers_port)] if readers_port else [])]
    listening = sockets[0]
    address = f"http://{HOST}:{listening.getsockname()[1]}"
    # The socket listens already: who comes early waits in its queue.
    say(f"tellback answers at {address} (Ctrl-C stops it)")
    if readers_port:
        say(f"and readers' links only, under any name, at http://{HOST}:{readers_port}")
    if open_browser and _has_screen():
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        server_of(workspace, readers_port).run(sockets=sockets)
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        for each in sockets:
            each.close()


def server_of(workspace: object, readers_port: int | None = None) -> uvicorn.Server:
    """A server for the pages of one workspace; streams end when it is told to stop."""
    import uvicorn

    # The app stands a floor above and mounts everything; it is asked for by name.
    app = import_module("tellback.app").create_app(workspace)
    app.state.readers_port = readers_port
    config = uvicorn.Config(
        app, log_level="warning", proxy_headers=False, server_header=False, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    app.state.stopping = lambda: server.should_exit
    return server


def listen(port: int | None) -> socket.socket:
    """A socket on the port asked for, else on 8765 or the next free one."""
    for candidate in (port,) if port is not None else range(FIRST_PORT, FIRST_PORT + TRIES):
        # Said to be TCP, so that asyncio turns off the delay of small packets: else each answer waits 40 ms for it.
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, candidate))
            found.listen(2048)
        except OSError:
            found.close()
        else:
            return found
    where = f"Port {port}" if port is not None else f"Every port from {FIRST_PORT} to {FIRST_PORT + TRIES - 1}"
    raise PortTaken(f"{where} is in use. {'Leave out --port to take the next free one.' if port else 'Give --port.'}")


def _has_screen() -> bool:
    """Without one, Python would start a browser inside the terminal."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
