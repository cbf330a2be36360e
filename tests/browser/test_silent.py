"""Who went quiet, as people meet it: by eye, by keyboard, on a phone, in the dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import world
from browsing import WAYS, answering
from street import Street

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Thirty customers, of whom ten fell quiet and one waits for an answer."""
    here = world.found(tmp_path_factory.mktemp("street") / "heron", "Heron Mail", world.STORY)
    street = Street(here.store)
    with here.store.transaction():
        for number in range(30):
            street.moves_in(f"c{number}", company=f"Company {number} with a rather long name" * (number % 3 == 0))
            for days_ago in range(100 if number < 10 else 0, 400, 12):
                street.says(f"cus_c{number}", days_ago, "It prints half a page only, every time I try it again.")
        street.says("cus_c20", 5, complaint=True)
        street.says("cus_c21", 9, complaint=True, answered=8)
    with answering(here) as address:
        yield address


@pytest.mark.parametrize("way", WAYS)
def test_the_list_can_be_read_by_everybody(opened: Callable[..., Page], address: str, way: str) -> None:
    page = opened(**WAYS[way])
    for path in ("/silent", "/silent?kind=waiting", "/silent?plan=None"):
        page.goto(f"{address}{path}")
        page.locator("summary").first.click()
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"]) for each in found] == []
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert (path, max(0, wider)) == (path, 0)


def test_the_list_is_walked_and_narrowed_by_keyboard(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(f"{address}/silent")
    expect(page.get_by_role("status")).to_contain_text("10 customers went quiet, 1 waits for an answer")
    page.keyboard.press("j")
    expect(page.locator(".accounts th[scope=row]").first).to_be_focused()
    page.locator("select[name=kind]").select_option("waiting")
    page.get_by_role("button", name="Show").press("Enter")
    expect(page.locator(".accounts tbody tr")).to_have_count(1)


def test_all_of_it_is_taken_along_as_csv(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(f"{address}/silent")
    with page.expect_download() as taken:
        page.get_by_role("link", name="as CSV").click()
    assert taken.value.suggested_filename == "quiet-customers-2026-03-31.csv"
