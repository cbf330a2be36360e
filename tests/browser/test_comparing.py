"""Two versions compared as readers meet them: by keyboard, by touch, without scripts, and with the line down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import world
from browsing import WAYS, answering
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted, invite
from tellback.audience.queries import ballots, choices
from tellback.narrative.snapshot import snapshot
from tellback.workspace.workspace import Workspace

pytestmark = pytest.mark.browser
OLDER = world.BETA.replace("twelve months", "a year")
PASSAGES, SETS = 3, 3


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    found = world.found(tmp_path_factory.mktemp("comparing") / "heron", "Heron Mail", OLDER)
    for text in (OLDER, world.STORY):
        (found.folder / "prfaq.md").write_text(text, encoding="utf-8")
        snapshot(found, "")
    return found


@pytest.fixture(scope="module")
def address(here: Workspace) -> Iterator[str]:
    with answering(here) as address:
        yield address
    here.close()


@pytest.fixture
def link(here: Workspace, address: str) -> str:
    return address + invite(here, Wanted(Audience.CUSTOMERS, against="v1")).links[0]


def comparing(page: Page, link: str) -> Page:
    page.goto(link)
    page.get_by_role("button", name="Begin to read").click()
    page.get_by_role("button", name="I have read it").click()
    return at(page, 1)


def at(page: Page, number: int) -> Page:
    expect(page.locator(".pill")).to_have_text(f"Question {number} of {PASSAGES + SETS + 1 + 2}")
    return page


def ready(page: Page, number: int) -> Page:
    """Once its script has begun."""
    expect(at(page, number).locator("#kept")).to_have_text("Kept as you choose")
    return page


def faults(page: Page) -> list[tuple[str, str]]:
    return [(each["id"], each["nodes"][0]["html"]) for each in Axe().run(page).response["violations"]]


def said(here: Workspace) -> tuple[list[str], int]:
    """What the last invitation's reader chose, and how many promises they picked."""
    number = here.store.query("select max(id) as last from reading_invitations")[0]["last"]
    ballot = ballots.ballots(here.store, number)[0].id
    made = choices.choices(here.store, ballot)
    sides = ["neither" if one.chosen == "neither" else str(one.chosen == one.shown_first) for one in made]
    return sides, len(choices.picks(here.store, ballot))


@pytest.mark.parametrize("way", WAYS)
def test_every_question_can_be_answered_by_everybody(
    opened: Callable[..., Page], address: str, link: str, way: str
) -> None:
    page = comparing(opened(**WAYS[way]), link)
    for step in (1, PASSAGES + 1):
        page.goto(f"{link}/compare?step={step}")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.goto(f"{address}/audience?plan=yes&readers=40")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("link", name="Who began").first.click()
    page.get_by_text("Erase what reader 1 said").click()
    assert faults(page) == []
    page.get_by_role("button", name="Erase reader 1 for good").click()
    expect(page.locator("#reader-1")).to_contain_text("erased")


def test_versions_are_compared_by_keyboard(here: Workspace, opened: Callable[..., Page], link: str) -> None:
    page = comparing(opened(), link)
    for number, key in enumerate(("1", "2", "0"), 1):
        ready(page, number).keyboard.press(key)
    ready(page, PASSAGES + 1).keyboard.press("b")
    expect(ready(page, 3).get_by_role("button", name="Neither")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("2")
    for number in range(PASSAGES + 1, PASSAGES + SETS + 1):
        ready(page, number).locator("input[name=best]").first.focus()
        page.keyboard.press("Space")
        page.locator("input[name=worst]").first.focus()
        page.keyboard.press("Space")
        expect(page.locator("input[name=best]:checked")).to_have_count(0)
        page.locator("input[name=best]").first.focus()
        page.keyboard.press("ArrowDown")
        page.get_by_role("button", name="Next").focus()
        page.keyboard.press("Enter")
    ready(page, PASSAGES + SETS + 1).keyboard.press("2")
    page.get_by_label("I was in a hurry").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Finish").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert said(here) == (["True", "False", "False", "False"], SETS)


def test_versions_are_compared_by_touch(here: Workspace, opened: Callable[..., Page], link: str) -> None:
    page = comparing(opened(**WAYS["phone"]), link)
    for number in range(1, PASSAGES + 1):
        at(page, number).get_by_role("button", name="Second").tap()
    for number in range(PASSAGES + 1, PASSAGES + SETS + 1):
        for column, row in (("best", 0), ("worst", 2)):
            at(page, number).locator(f"input[name={column}]").nth(row).tap()
        page.get_by_role("button", name="Next").tap()
    at(page, PASSAGES + SETS + 1).get_by_role("button", name="First").tap()
    expect(page.get_by_role("heading", name="Two questions")).to_be_visible()
    assert said(here) == (["False", "False", "False", "True"], SETS)


def test_versions_are_compared_without_scripts(here: Workspace, opened: Callable[..., Page], link: str) -> None:
    page = comparing(opened(java_script_enabled=False), link)
    at(page, 1).get_by_role("button", name="First").click()
    at(page, 2).get_by_role("link", name="Back").click()
    expect(at(page, 1).get_by_role("button", name="First")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Second").click()
    at(page, 2).get_by_role("link", name="Skip this question").click()
    at(page, 3).get_by_role("button", name="Neither").click()
    for number in range(PASSAGES + 1, PASSAGES + SETS + 1):
        at(page, number).locator("input[name=best]").nth(0).check()
        page.locator("input[name=worst]").nth(1).check()
        page.get_by_role("button", name="Next").click()
    page.goto(link)
    at(page, 2).get_by_role("button", name="First").click()
    at(page, PASSAGES + SETS + 1).get_by_role("button", name="First").click()
    expect(page.get_by_role("heading", name="Two questions")).to_be_visible()
    assert said(here) == (["False", "neither", "True", "True"], SETS)


def test_a_choice_waits_until_the_line_is_back(here: Workspace, opened: Callable[..., Page], link: str) -> None:
    page = ready(comparing(opened(), link), 1)
    page.route("**/compare.json", lambda route: route.abort("connectionrefused"))
    page.keyboard.press("1")
    expect(page.locator("#kept")).to_contain_text("Not connected")
    page.keyboard.press("2")
    page.unroute("**/compare.json")
    ready(page, 2)
    assert said(here) == (["False"], 0)
    page.route("**/compare.json", lambda route: route.abort("connectionrefused"))
    page.keyboard.press("1")
    expect(page.locator("#kept")).to_contain_text("Not connected")
    page.unroute("**/compare.json")
    page.reload()
    at(page, 3)
    assert said(here)[0] == ["False", "True"]


def test_what_was_typed_into_a_stale_form_is_sent_again(opened: Callable[..., Page], link: str) -> None:
    page = opened(java_script_enabled=False)
    page.goto(link)
    page.get_by_role("button", name="Begin to read").click()
    page.locator("#s3").click()
    page.locator("#note").fill("exactly?")
    page.context.clear_cookies()
    page.get_by_role("button", name="Doubts").click()
    expect(page.get_by_label("Your words")).to_have_value("exactly?")
    page.get_by_role("button", name="Send it again").click()
    expect(page.locator("#s3")).to_have_class(re.compile("doubts"))
    expect(page.locator("#s3")).to_have_attribute("data-note", "exactly?")


def test_the_plan_follows_the_number_as_it_is_typed(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(f"{address}/audience")
    page.get_by_label("Readers, at most").fill("30")
    expect(page.locator("#plan")).to_contain_text("30 readers of both wordings will show a preference of 82:18")
    page.get_by_label("Readers, at most").fill("5")
    expect(page.locator("#plan")).to_contain_text("no verdict, only their words")
    silent = opened(java_script_enabled=False)
    silent.goto(f"{address}/audience")
    silent.get_by_label("Readers, at most").fill("60")
    silent.get_by_role("button", name="What would they show?").click()
    expect(silent.locator("#plan")).to_contain_text("60 readers of both wordings")
    expect(silent.get_by_label("Readers, at most")).to_have_value("60")
