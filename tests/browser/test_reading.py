"""The story as readers meet it: by keyboard, by touch, without scripts, and with the line down."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import world
from browsing import answering
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted, invite
from tellback.workspace.workspace import Workspace

pytestmark = pytest.mark.browser
WAYS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return world.found(tmp_path_factory.mktemp("reading") / "heron", "Heron Mail", world.STORY)


@pytest.fixture(scope="module")
def address(here: Workspace) -> Iterator[str]:
    with answering(here) as address:
        yield address
    here.close()


@pytest.fixture
def link(here: Workspace, address: str) -> str:
    return address + invite(here, Wanted(Audience.EXECUTIVES)).links[0]


def begun(page: Page, link: str) -> Page:
    page.goto(link)
    page.get_by_role("button", name="Begin to read").click()
    return page


def ready(page: Page) -> Page:
    """Once its script has begun."""
    expect(page.locator("#kept")).to_contain_text("sentences marked")
    return page


def faults(page: Page) -> list[tuple[str, str]]:
    return [(each["id"], each["nodes"][0]["html"]) for each in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("way", WAYS)
def test_every_page_can_be_read_by_everybody(opened: Callable[..., Page], address: str, link: str, way: str) -> None:
    page = opened(**WAYS[way])
    page.goto(link)
    assert faults(page) == []
    ready(begun(page, link))
    for number, kind in enumerate(("Excites", "Confuses", "Doubts"), 2):
        page.locator(f"#s{number}").click()
        page.get_by_role("button", name=kind).click()
    expect(page.locator("#kept")).to_have_text("3 of 16 sentences marked")
    for path in ("", "/questions"):
        page.goto(link + path)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert faults(page) == []
    page.goto(f"{address}/audience")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_story_is_read_by_keyboard(opened: Callable[..., Page], link: str) -> None:
    page = ready(begun(opened(), link))
    for key in ("j", "j", "1", "ArrowDown", "3", "j", "2", "u"):
        page.keyboard.press(key)
    page.keyboard.press("k")
    page.keyboard.press("n")
    page.keyboard.type("in 1 second?")
    with page.expect_response("**/mark.json"):
        page.keyboard.press("Enter")
    expect(page.locator("#kept")).to_have_text("2 of 16 sentences marked")
    page.reload()
    expect(page.locator("#s1")).to_have_class("sentence excites")
    expect(page.locator("#s2")).to_have_class("sentence doubts")
    expect(page.locator("#s2")).to_have_attribute("data-note", "in 1 second?")
    expect(page.locator("#s3")).to_have_class("sentence")


def test_a_story_is_read_by_touch(opened: Callable[..., Page], link: str) -> None:
    page = ready(begun(opened(**WAYS["phone"]), link))
    page.locator("#s3").tap()
    page.get_by_role("button", name="Confuses").tap()
    page.locator("#note").fill("exactly?")
    page.locator("#s4").tap()
    expect(page.locator("#s3")).to_have_attribute("data-note", "exactly?")
    page.get_by_role("button", name="Excites").tap()
    page.get_by_role("button", name="Undo").tap()
    expect(page.locator("#kept")).to_have_text("1 of 16 sentences marked")
    page.reload()
    expect(page.locator("#s3")).to_have_attribute("data-note", "exactly?")


def test_a_story_is_read_without_scripts(opened: Callable[..., Page], link: str) -> None:
    page = begun(opened(java_script_enabled=False), link)
    page.locator("#s3").click()
    page.locator("#note").fill("exactly?")
    page.get_by_role("button", name="Doubts").click()
    expect(page.locator("#s3")).to_have_class("sentence doubts")
    page.get_by_role("button", name="I have read it").click()
    page.goto(f"{link}/questions")
    page.get_by_role("radio", name="4 of 5").check()
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def test_nothing_said_is_lost_while_the_line_is_down(opened: Callable[..., Page], link: str) -> None:
    page = ready(begun(opened(), link))
    page.route("**/*.json", lambda route: route.abort("connectionrefused"))
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator("#kept")).to_contain_text("Not connected")
    page.keyboard.press("j")
    page.locator("#note").fill("half a tho")
    page.unroute("**/*.json")
    page.reload()
    expect(page.locator("#kept")).to_have_text("1 of 16 sentences marked")
    page.locator("#s1").click()
    expect(page.locator("#note")).to_have_value("half a tho")
    page.goto(f"{link}/questions")
    page.get_by_label("What is it").fill("Mail, for")
    page.reload()
    expect(page.get_by_label("What is it")).to_have_value("Mail, for")
