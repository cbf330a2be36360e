"""Whether those who complain stay, as people meet it: by eye, by keyboard, on a phone, in the dark, without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import staying
from browsing import WAYS, answering

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with answering(staying.found(tmp_path_factory.mktemp("staying") / "heron")) as address:
        yield address


@pytest.fixture(scope="module")
def unasked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with answering(staying.found(tmp_path_factory.mktemp("unasked") / "heron", asked=False)) as address:
        yield address


@pytest.mark.parametrize("way", WAYS)
def test_the_page_can_be_read_by_everybody_full_and_before_the_days_are_known(
    opened: Callable[..., Page], address: str, unasked: str, way: str
) -> None:
    page = opened(**WAYS[way])
    for where in (address, unasked):
        page.goto(f"{where}/churn")
        if where == address:
            expect(page.locator("[data-chart] svg").last).to_be_visible()
            for each in page.locator("details > summary").all():
                each.click()
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_figures_are_walked_by_keyboard_and_their_numbers_opened(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(f"{address}/churn")
    page.keyboard.press("j")
    expect(page.locator("#since")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("summary", has_text="As a table").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("table").first).to_be_visible()


def test_the_refused_figure_is_not_seen_before_it_is_asked_for(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(f"{address}/churn")
    wrong = page.get_by_text("would say")
    expect(wrong.first).to_be_hidden()
    page.get_by_text("Why the number you may have seen on a dashboard is wrong").click()
    expect(wrong.first).to_be_visible()


def test_the_days_are_given_without_scripts(opened: Callable[..., Page], unasked: str) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{unasked}/churn")
    page.get_by_role("button", name="Count from these days").click()
    expect(page.get_by_role("heading", name="How soon after a complaint do they leave?")).to_be_visible()
    page.locator("summary", has_text="As a table").first.click()
    expect(page.locator("table").first).to_be_visible()
