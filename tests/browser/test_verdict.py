"""The verdict as people meet it: by eye, in the dark, on a phone, without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import world
from browsing import WAYS, answering
from comparing import answered
from tellback.workspace.workspace import Workspace

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    workspace: Workspace = world.found(tmp_path_factory.mktemp("verdict") / "heron", "Heron Mail", world.STORY)
    answered(workspace.store)
    with answering(workspace) as address:
        yield address
    workspace.close()


@pytest.fixture(scope="module")
def unasked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    workspace: Workspace = world.found(tmp_path_factory.mktemp("unasked") / "heron", "Heron Mail", world.STORY)
    with answering(workspace) as address:
        yield address
    workspace.close()


@pytest.mark.parametrize("way", WAYS)
def test_the_verdict_can_be_read_by_everybody(
    opened: Callable[..., Page], address: str, unasked: str, way: str
) -> None:
    page = opened(**WAYS[way])
    for where in (address, unasked):
        page.goto(f"{where}/audience/verdict")
        for each in page.locator("details:not([open]) > summary").all():
            if each.is_visible():
                each.click()
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_answer_and_its_interval_are_on_the_first_screen(opened: Callable[..., Page], address: str) -> None:
    for way in WAYS:
        page = opened(**WAYS[way])
        page.goto(f"{address}/audience/verdict")
        expect(page.locator(".lead")).to_be_in_viewport()
        expect(page.locator(".between svg").first).to_be_in_viewport()


def test_other_versions_are_compared_without_scripts(opened: Callable[..., Page], address: str) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{address}/audience/verdict")
    expect(page.locator(".between svg").first).to_be_visible()
    page.get_by_text("Compare other versions").click()
    page.get_by_label("Newer version").select_option("v3")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("v3 is both the older and the newer version")).to_be_visible()
    page.get_by_label("Newer version").select_option("v4")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Does v4 resonate more than v3?")).to_be_visible()
