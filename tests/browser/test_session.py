"""A whole session: three audiences are invited to compare two versions, read in every way, and the author looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import world
from browsing import WAYS, answering
from tellback.demo.readers import ask_readers
from tellback.demo.versions import save_versions
from tellback.workspace.workspace import Workspace

pytestmark = pytest.mark.browser
AUTHOR = (
    "/audience",
    "/audience/heat",
    "/audience/heat?version=v4&at=0",
    "/audience/heat?version=v2&audience=investors",
    "/audience/verdict",
    "/audience/across",
    "/audience/rules",
    "/audience/take",
    "/audience/6",
)


@pytest.fixture(scope="module")
def larkpost(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The demo's story with its readers, without its messages."""
    here = world.found(tmp_path_factory.mktemp("session") / "larkpost", "Larkpost", "")
    save_versions(here.folder)
    ask_readers(here.store, 1)
    yield here
    here.close()


@pytest.fixture(scope="module")
def address(larkpost: Workspace) -> Iterator[str]:
    with answering(larkpost) as address:
        yield address


def assert_for_everybody(page: Page, *where: str) -> None:
    """Nothing for axe to complain of, and no page wider than the window."""
    found = Axe().run(page).response["violations"]
    assert [(*where, each["id"], each["nodes"][0]["html"]) for each in found] == []
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert (*where, max(0, wider)) == (*where, 0)


@pytest.mark.parametrize("way", WAYS)
def test_every_page_about_readers_can_be_read_by_everybody(opened: Callable[..., Page], address: str, way: str) -> None:
    page = opened(**WAYS[way])
    for path in AUTHOR:
        answer = page.goto(f"{address}{path}")
        assert answer
        assert (path, answer.status) == (path, 200)
        assert_for_everybody(page, path)


def test_three_audiences_compare_two_versions_and_the_author_reads_the_verdict(
    opened: Callable[..., Page], address: str
) -> None:
    author = opened()
    by_keyboard = invite(author, address, "executives")
    by_touch = invite(author, address, "investors")
    without_scripts = invite(author, address, "customers")

    page = begun(opened(), by_keyboard)
    expect(page.locator("#kept")).to_contain_text("sentences marked")
    for key in ("j", "1", "j", "3"):
        page.keyboard.press(key)
    expect(page.locator("#kept")).to_contain_text("2 of")
    go_on(page, by_key=True)

    page = begun(opened(**WAYS["phone"]), by_touch)
    expect(page.locator("#kept")).to_contain_text("sentences marked")
    page.locator("#s3").tap()
    page.get_by_role("button", name="Confuses").tap()
    expect(page.locator("#kept")).to_contain_text("1 of")
    go_on(page)

    page = begun(opened(java_script_enabled=False), without_scripts)
    page.locator("#s4").click()
    page.get_by_role("button", name="Doubts").click()
    expect(page.locator("#s4")).to_have_class("sentence doubts")
    go_on(page)

    author.goto(f"{address}/audience")
    for nth in range(3):
        expect(author.locator(".invited").nth(nth)).to_contain_text("1 of 1 began, 1 finished")
    author.get_by_role("link", name="Heat").click()
    expect(author.locator("main")).to_contain_text("readers")
    author.goto(f"{address}/audience/verdict")
    expect(author.locator("main")).to_contain_text("v4")
    assert_for_everybody(author, "verdict")


def invite(author: Page, address: str, audience: str) -> str:
    """Invite one reader to compare v4 with v3; their link."""
    author.goto(f"{address}/audience")
    author.get_by_label("Who reads").select_option(audience)
    author.get_by_label("Which version").select_option("prfaq.md\nv4")
    author.get_by_label("Compare with").select_option("v3")
    author.get_by_label("Readers, at most").fill("1")
    author.get_by_role("button", name="Invite").click()
    invited = author.locator(".invited").first
    expect(invited).to_contain_text("0 of 1 began")
    invited.locator("summary").click()
    href = invited.locator(".links a").first.get_attribute("href")
    assert href
    return f"{address}{href}"


def begun(page: Page, link: str) -> Page:
    page.goto(link)
    page.get_by_role("button", name="Begin to read").click()
    return page


def go_on(page: Page, by_key: bool = False) -> None:
    """From the end of the story through the comparisons, the promises and the questions to the thanks."""
    page.get_by_role("button", name="I have read it").click()
    wordings = promises = 0
    while "/compare" in page.url:
        assert "v3" not in page.locator("main").inner_text(), "which wording is the newer one is not to be seen"
        where = page.url
        if page.locator(".sides").count():
            wordings += 1
            if by_key:
                page.keyboard.press("1")
            else:
                page.get_by_role("button", name="Second").click()
        else:
            promises += 1
            page.locator("input[name=best]").first.check()
            page.locator("input[name=worst]").last.check()
            page.get_by_role("button", name="Next").click()
        expect(page).not_to_have_url(where)
    assert wordings >= 3
    assert promises >= 1
    page.get_by_label("What is it").fill("Mail that needs you first, for people who work by mail")
    page.get_by_role("radio", name="4 of 5").check()
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
