"""The pages answering on this machine while a test lasts, and the ways to look at them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tellback.show.serve import HOST, listen, server_of
from tellback.workspace.workspace import Workspace

WAYS: dict[str, dict[str, object]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1360, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1360, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}
"""How people look at a page, as settings of a Playwright context."""


@contextmanager
def answering(workspace: Workspace, port: int | None = None) -> Iterator[str]:
    """The address at which a workspace answers."""
    with listen(port) as listening:
        server = server_of(workspace)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://{HOST}:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()
