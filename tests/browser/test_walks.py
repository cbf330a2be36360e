"""Every page as people meet it: by eye, by keyboard, on a phone, in the dark, without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import world
from browsing import WAYS, answering
from tellback.workspace.workspace import Workspace

pytestmark = pytest.mark.browser
PAGES = (
    "/",
    "/?claim=search",
    "/?claim=search&past=1",
    "/diff",
    "/diff?older=beta&newer=v2",
    "/themes",
    "/themes/1",
    "/questions",
    "/messages",
    "/messages?words=folders",
    "/messages/1",
    "/churn",
    "/import",
    "/nowhere",
)


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """The named world, answering; nothing here changes it."""
    with answering(Workspace(built)) as address:
        yield address


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Iterator[str]:
    """A world of its own, for a test that decides something."""
    with answering(world.copy(built, tmp_path)) as address:
        yield address


@pytest.mark.parametrize("way", WAYS)
def test_every_page_can_be_read_by_everybody(opened: Callable[..., Page], address: str, way: str) -> None:
    page = opened(**WAYS[way])
    for path in PAGES:
        page.goto(f"{address}{path}")
        if page.locator("[data-chart]").count():
            expect(page.locator("[data-chart] svg").first).to_be_visible()
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"]) for each in found] == []
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert (path, max(0, wider)) == (path, 0)
        assert "Carla" not in page.content()
        assert "ana@mail.example" not in page.content()


def test_a_promise_opens_into_its_quotes_and_closes_by_keyboard(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(address)
    page.keyboard.press("j")
    expect(page.locator(".story a.claim").first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#claim-search")).to_be_focused()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    expect(panel).to_be_focused()
    expect(panel.locator("blockquote").first).to_be_visible()
    page.keyboard.press("j")
    expect(panel.locator(".quotes > li").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#claim-search")).to_be_focused()
    expect(panel).to_contain_text("The promises")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def test_what_changed_is_walked_by_keyboard_and_leads_to_the_promise(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(address)
    page.get_by_role("link", name="What changed").click()
    expect(page.get_by_role("complementary")).to_contain_text("Say what it costs")
    page.keyboard.press("j")
    expect(page.locator(".changes > li").first).to_be_focused()
    expect(page.locator("ins", has_text="under")).to_be_visible()
    page.get_by_role("link", name="search", exact=True).click()
    expect(page.locator("#panel")).to_contain_text("What the beta testers were told")


def test_a_quote_is_refused_and_taken_back_by_keyboard(opened: Callable[..., Page], own: str) -> None:
    page = opened()
    page.goto(f"{own}/?claim=search")
    quotes = page.locator("#panel .quotes > li")
    before = quotes.count()
    page.keyboard.press("n")
    expect(page.locator("#panel .notice")).to_contain_text("not about this promise")
    expect(quotes).to_have_count(before - 1)
    page.keyboard.press("u")
    expect(quotes).to_have_count(before)


def test_the_same_without_scripts(opened: Callable[..., Page], own: str) -> None:
    page = opened(java_script_enabled=False)
    page.goto(own)
    page.locator("#claim-search").click()
    quotes = page.locator("#panel .quotes > li")
    before = quotes.count()
    quotes.first.get_by_role("button", name="No").click()
    expect(quotes).to_have_count(before - 1)
    page.locator("#panel .notice").get_by_role("button", name="Undo").click()
    expect(quotes).to_have_count(before)
    page.goto(f"{own}/themes")
    page.locator("summary").first.click()
    expect(page.locator("table").first).to_be_visible()


def test_the_page_turns_dark_by_hand_and_stays_so(opened: Callable[..., Page], address: str) -> None:
    page = opened(color_scheme="light")
    page.goto(f"{address}/questions")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark", exact=True).click()
    page.goto(f"{address}/themes")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
