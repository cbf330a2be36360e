"""The heat as its author walks through it: by keyboard, by touch, without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import world
from browsing import WAYS, answering
from moved import move
from tellback.audience.invitation import Audience

pytestmark = pytest.mark.browser
CROWDS = {"v1": (11, 10, 11), "v2": (11, 3, 9), "v3": (2, 3, 2)}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    here = world.found(tmp_path_factory.mktemp("heat") / "heron", "Heron Mail", world.STORY)
    for version, sizes in CROWDS.items():
        text = f"{world.STORY}\nOf {version}.\n"
        move(here.store, dict(zip(Audience, sizes, strict=True)), text=text, version=version)
    with answering(here) as address:
        yield f"{address}/audience/heat"
    here.close()


def faults(page: Page) -> list[tuple[str, str]]:
    return [(each["id"], each["nodes"][0]["html"]) for each in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("asked", ["?version=v1", "?version=v1&at=3", "?version=v2&audience=investors", "?version=v3"])
def test_every_page_can_be_read_by_everybody(opened: Callable[..., Page], address: str, way: str, asked: str) -> None:
    page = opened(**WAYS[way])
    page.goto(address + asked)
    page.get_by_text("As a table").click() if asked == "?version=v1" else None
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_panel_goes_with_whoever_walks_through_the_story(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(f"{address}?version=v1")
    panel = page.locator("#panel")
    expect(panel).to_contain_text("Hot spots")
    for key in ("j", "j", "ArrowDown", "k"):
        page.keyboard.press(key)
    expect(panel.locator(".in-hand")).to_have_text(page.locator("#s1 .felt, #s1 span").first.inner_text())
    expect(page.locator("#s1")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel.get_by_role("heading", name="Hot spots")).to_be_visible()


def test_the_strip_is_one_stop_and_its_bars_lead_to_sentences(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(f"{address}?version=v1")
    bars = page.locator("[data-bar]")
    expect(page.locator("[data-bar][tabindex='0']")).to_have_count(1)
    bars.first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(bars.nth(3)).to_be_focused()
    expect(page.locator("#s3")).to_have_attribute("aria-current", "true")
    expect(page.locator("#panel .in-hand")).to_contain_text("Your folders stay")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#s4")).to_have_attribute("aria-current", "true")
    bars.nth(15).click()
    expect(page.locator("#s15")).to_have_attribute("aria-current", "true")
    expect(page.locator("#s15")).to_be_in_viewport()


def test_without_scripts_every_sentence_and_audience_is_a_link(opened: Callable[..., Page], address: str) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{address}?version=v1")
    page.locator("#s3").click()
    expect(page.locator("#panel .in-hand")).to_contain_text("Your folders stay")
    page.get_by_role("link", name="Executives").click()
    expect(page.locator(".whose p")).to_contain_text("11 readers")
    expect(page.locator("#panel .in-hand")).to_contain_text("Your folders stay")
    page.get_by_role("link", name="← Hot spots").click()
    expect(page.locator("#panel")).to_contain_text("Hot spots")


def test_on_a_phone_a_sentence_opens_by_touch(opened: Callable[..., Page], address: str) -> None:
    page = opened(**WAYS["phone"])
    page.goto(f"{address}?version=v1")
    page.locator("#s3").tap()
    panel = page.locator("#panel")
    expect(panel.locator(".in-hand")).to_be_in_viewport()
    panel.get_by_role("link", name="← Hot spots").tap()
    expect(panel).not_to_contain_text("In their words")
