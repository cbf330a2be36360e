"""From version to version, and the rules against the readers, as everybody can see and use them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import world
from browsing import WAYS, answering
from readers import invite, reader
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.put import answer, put, reach
from tellback.narrative.compare import read_version
from tellback.narrative.snapshot import snapshot
from tellback.workspace.settings import read_settings
from tellback.workspace.workspace import Workspace

pytestmark = pytest.mark.browser
HYPE = "Our revolutionary and seamless {} is a world-class game changer."
WEASELS = (
    "Some of it may help many. Perhaps it could be of some use to various people. It might often save quite some time."
)
FIRST = world.STORY.replace("Most people open", f"{WEASELS} Most people open").replace(
    "It is delightfully easy", " ".join(HYPE.format(what) for what in ("desk", "inbox", "menu")) + " It is easy"
)
SECOND = FIRST.replace("Search answers in", "Search, as measured in June, answers in").replace("It is easy to use.", "")


def read_by(here: Workspace, version: str, text: str, audience: Audience, readers: int) -> None:
    """Readers who doubt the search until it is measured, and do not understand praise."""
    asked, dice = (
        invite(here.store, version=version, text=text, audience=audience, readers=readers),
        np.random.default_rng(7),
    )
    wording = read_version(text).wording[:17]
    for number in range(1, readers + 1):
        who = reader(here.store, asked, number)
        for at, sentence in enumerate(wording):
            chance = 0.8 if "Search answers" in sentence.text else 0.6 if "seamless" in sentence.text else 0.06
            if dice.random() < chance:
                put(here.store, who, at, Kind.CONFUSES if at % 2 else Kind.DOUBTS)
            elif dice.random() < 0.15:
                put(here.store, who, at, Kind.EXCITES)
        reach(here.store, who, len(wording) - 1)
        answer(here.store, who, "Mail", 2 + number % 4)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = world.found(tmp_path_factory.mktemp("across") / "heron", "Heron Mail", FIRST)
    snapshot(made, note="first")
    made.narratives[0].write_text(SECOND, encoding="utf-8")
    snapshot(made, note="measured")
    for version, text in (("v1", FIRST), ("v2", SECOND)):
        read_by(made, version, text, Audience.CUSTOMERS, 24)
        read_by(made, version, text, Audience.EXECUTIVES, 12)
    return made


@pytest.fixture(scope="module")
def address(here: Workspace) -> Iterator[str]:
    with answering(here) as address:
        yield address
    here.close()


def faults(page: Page) -> list[tuple[str, str]]:
    return [(each["id"], each["nodes"][0]["html"]) for each in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("way", WAYS)
def test_every_page_can_be_read_by_everybody(opened: Callable[..., Page], address: str, way: str) -> None:
    page = opened(**WAYS[way])
    for path in ("/audience/across", "/audience/across?audience=executives", "/audience/rules", "/?claim=search"):
        page.goto(address + path)
        if "across" in path:
            expect(page.locator(".drawing svg, .drawing canvas").first).to_be_visible()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_history_of_a_sentence_and_the_step_are_told(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(f"{address}/audience/across")
    told = page.locator(".history").filter(has=page.get_by_role("heading", name="Search, as measured in June"))
    expect(told.locator("ins")).to_contain_text("as measured in June")
    expect(told.get_by_role("row")).to_have_count(3)
    page.get_by_role("link", name="executives").click()
    expect(page).to_have_url(f"{address}/audience/across?audience=executives")


def test_a_rule_is_switched_off_and_on_without_scripts(
    opened: Callable[..., Page], here: Workspace, address: str
) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{address}/audience/rules")
    page.get_by_role("button", name="Switch weasel-words off").click()
    assert read_settings(here.folder).check.rules == {"weasel-words": "off"}
    page.get_by_role("button", name="Switch weasel-words on again").click()
    assert read_settings(here.folder).check.rules == {}
