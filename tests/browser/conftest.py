"""A real browser, and the pages answering on this machine."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tellback.app import create_app
from tellback.show.serve import HOST, listen
from tellback.workspace.workspace import Workspace

BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium from $TELLBACK_CHROMIUM or the path. Without one these tests skip; on CI they fail."""
    path = next(filter(None, map(shutil.which, (os.environ.get("TELLBACK_CHROMIUM", ""), *BROWSERS))), None)
    if not path:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("no browser: install chromium or set TELLBACK_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] * (os.geteuid() == 0))
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A fresh window, by the settings of a Playwright context; what its console complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_window(**settings: object) -> Page:
        context = chromium.new_context(**settings)  # pyrefly: ignore
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: complaints.append(told.text) if told.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.set_default_timeout(10_000)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == []


@contextmanager
def answering(workspace: Workspace) -> Iterator[str]:
    """The address at which a workspace answers."""
    with listen(None) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(workspace), log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://{HOST}:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()
