"""A real browser, and the pages answering on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

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

    def told(message: ConsoleMessage) -> None:
        expected = "status of 4" in message.text or "ERR_CONNECTION_REFUSED" in message.text
        if message.type in {"error", "warning"} and not expected:
            complaints.append(message.text)

    def open_window(**settings: object) -> Page:
        context = chromium.new_context(**settings)  # pyrefly: ignore
        contexts.append(context)
        page = context.new_page()
        page.on("console", told)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.set_default_timeout(10_000)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == []
