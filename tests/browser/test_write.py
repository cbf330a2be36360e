"""The story is written in the browser: findings as one types, and nobody's text is lost."""

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
STORY = """# Heron pays thirty people in four minutes 🙂

GHENT, May 4, 2027 — Today Loopworks launched Heron.

It is used in order to pay people. It fits seamlessly into every bakery.
"""


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    workspace = world.found(tmp_path / "heron", "Heron", STORY)
    yield workspace
    workspace.close()


@pytest.fixture
def address(here: Workspace) -> Iterator[str]:
    with answering(here) as address:
        yield address


def writing(page: Page, address: str) -> Page:
    page.goto(f"{address}/write")
    expect(page.locator("#findings")).to_have_attribute("aria-busy", "false")
    return page


def at_the_end(page: Page, words: str) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def story(here: Workspace) -> str:
    return (here.folder / "prfaq.md").read_text(encoding="utf-8")


def test_findings_appear_where_they_are_as_one_types(opened: Callable[..., Page], address: str) -> None:
    page = writing(opened(), address)
    hype = page.locator("#findings .mark", has_text="hype")
    expect(hype).to_have_count(1)
    at_the_end(page, "\nIt is a revolutionary way to pay.")
    expect(hype).to_have_count(2)
    expect(page.locator(".cm-content .found", has_text="revolutionary")).to_have_class("found should")
    hype.last.locator(".jump").click()
    expect(hype.last).to_contain_text("Praise stands where a fact should.")
    expect(page.locator(".cm-content .in-hand")).to_have_text("revolutionary")
    line = page.locator(".cm-line", has_text="revolutionary").bounding_box()
    card = hype.last.bounding_box()
    assert line
    assert card
    assert abs(line["y"] - card["y"]) < 12


def test_a_fix_is_applied_and_undone_by_keyboard(opened: Callable[..., Page], address: str) -> None:
    page = writing(opened(), address)
    text = page.locator(".cm-content")
    text.click()
    page.keyboard.press("Control+Home")
    for _ in range(40):
        page.keyboard.press("F8")
        if page.locator("#findings .in-hand", has_text="inflated-phrase").count():
            break
    page.keyboard.press("Control+.")
    expect(text).to_contain_text("It is used to pay people.")
    expect(page.locator("#findings", has_text="inflated-phrase")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(text).to_contain_text("It is used in order to pay people.")


def test_the_writer_may_know_better(opened: Callable[..., Page], address: str) -> None:
    page = writing(opened(), address)
    hype = page.locator("#findings .mark", has_text="hype")
    hype.locator(".jump").click()
    hype.get_by_role("button", name="Allow").click()
    expect(hype).to_have_count(0)
    expect(page.locator(".cm-content")).to_contain_text("every bakery. <!-- allow hype -->")


def test_saving_writes_the_file(opened: Callable[..., Page], address: str, here: Workspace) -> None:
    page = writing(opened(), address)
    expect(page.locator("#state")).to_have_text("Saved")
    at_the_end(page, "More.")
    expect(page.locator("#state")).to_have_text("Not saved yet")
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
    assert story(here) == STORY + "More."
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview h1")).to_have_text("Heron pays thirty people in four minutes 🙂")


def test_a_file_changed_outside_is_shown_and_not_overwritten(
    opened: Callable[..., Page], address: str, here: Workspace
) -> None:
    page = writing(opened(), address)
    at_the_end(page, "Mine.")
    (here.folder / "prfaq.md").write_text(STORY + "Theirs.\n", encoding="utf-8")
    page.keyboard.press("Control+s")
    alert = page.get_by_role("alert")
    expect(alert.locator("del").first).to_have_text("Theirs.")
    expect(alert.locator("ins").first).to_have_text("Mine.")
    assert story(here) == STORY + "Theirs.\n"
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"], each["nodes"][0]["any"]) for each in found] == []
    alert.get_by_role("button", name="Load the file").click()
    expect(page.locator(".cm-content")).to_contain_text("Theirs.")
    page.keyboard.press("Control+z")
    expect(page.locator(".cm-content")).to_contain_text("Mine.")
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
    assert story(here) == STORY + "Mine."


def test_a_change_outside_is_seen_while_the_page_is_open(
    opened: Callable[..., Page], address: str, here: Workspace
) -> None:
    page = writing(opened(), address)
    path = here.folder / "prfaq.md"
    path.write_text(STORY + "Theirs.\n", encoding="utf-8")
    expect(page.locator(".cm-content")).to_contain_text("Theirs.")
    expect(page.locator("#notices")).to_contain_text("changed outside")
    at_the_end(page, "Mine.")
    path.write_text(STORY + "Theirs again.\n", encoding="utf-8")
    expect(page.get_by_role("alert").locator("del").first).to_have_text("Theirs again.")
    page.get_by_role("button", name="Keep mine").click()
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
    assert story(here) == STORY + "Theirs.\nMine."


def test_what_was_typed_outlives_a_closed_tab_and_a_lost_server(opened: Callable[..., Page], here: Workspace) -> None:
    page = opened()
    with answering(here) as address:
        writing(page, address)
        at_the_end(page, "Mine.")
    port = int(address.rpartition(":")[2])
    at_the_end(page, " All of it.")
    page.keyboard.press("Control+s")
    expect(page.locator("#notices")).to_contain_text("does not answer")
    with answering(here, port):
        expect(page.locator("#notices")).to_be_empty()
        page.goto("about:blank")
        writing(page, address)
        expect(page.locator("#notices")).to_contain_text("It is back.")
        expect(page.locator(".cm-content")).to_contain_text("Mine. All of it.")
        page.keyboard.press("Control+s")
        expect(page.locator("#state")).to_have_text("Saved")
    assert story(here) == STORY + "Mine. All of it."


def test_what_is_saved_twice_in_a_row_is_no_change_from_outside(
    opened: Callable[..., Page], address: str, here: Workspace
) -> None:
    page = writing(opened(), address)
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status == 409 else None)
    at_the_end(page, "Mine.")
    for _ in range(5):
        page.keyboard.press("Control+s")
    page.keyboard.type(" More.")
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
    assert (story(here), refused) == (STORY + "Mine. More.", [])


def test_two_tabs_do_not_lose_each_others_text(opened: Callable[..., Page], address: str) -> None:
    one = writing(opened(), address)
    two = writing(one.context.new_page(), address)
    at_the_end(two, "Two.")
    at_the_end(one, "One.")
    one.keyboard.press("Control+s")
    expect(one.locator("#state")).to_have_text("Saved")
    two.reload()
    expect(two.locator(".cm-content")).to_contain_text("Two.")
    expect(two.get_by_role("alert").locator("del").first).to_have_text("One.")


def test_what_two_closed_tabs_left_comes_back_one_by_one(opened: Callable[..., Page], address: str) -> None:
    one = writing(opened(), address)
    two = writing(one.context.new_page(), address)
    for page, words in ((one, "One."), (two, "Two.")):
        at_the_end(page, words)
    expect(two.locator(".cm-content")).to_contain_text("Two.")
    pages = one.context.new_page(), one.context.new_page()
    one.close()
    two.close()
    for page, words in zip(pages, ("Two.", "One."), strict=True):
        expect(writing(page, address).locator(".cm-content")).to_contain_text(words)


def test_a_file_deleted_outside_leaves_its_text_here(
    opened: Callable[..., Page], address: str, here: Workspace
) -> None:
    page = writing(opened(), address)
    (here.folder / "prfaq.md").unlink()
    expect(page.locator("#notices")).to_contain_text("not there any more")
    expect(page.locator(".cm-content")).to_contain_text("Heron pays thirty people")
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
    assert story(here) == STORY


def test_a_read_only_file_keeps_what_was_typed_on_the_page(
    opened: Callable[..., Page], address: str, here: Workspace
) -> None:
    page = writing(opened(), address)
    (here.folder / "prfaq.md").chmod(0o444)
    at_the_end(page, "Mine.")
    page.keyboard.press("Control+s")
    expect(page.locator("#notices")).to_contain_text("read-only")
    expect(page.locator("#state")).to_have_text("Not saved yet")
    (here.folder / "prfaq.md").chmod(0o644)
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
    expect(page.locator("#notices")).to_be_empty()
    assert story(here) == STORY + "Mine."


def test_it_saves_without_scripts(opened: Callable[..., Page], address: str, here: Workspace) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{address}/write")
    page.locator("#text").fill("# Mine\n")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#state")).to_have_text("Saved")
    assert story(here) == "# Mine\n"


@pytest.mark.parametrize("way", WAYS)
def test_everybody_can_write(opened: Callable[..., Page], address: str, way: str) -> None:
    page = writing(opened(**WAYS[way]), address)
    page.keyboard.press("F8")
    expect(page.locator("#findings .in-hand")).to_be_visible()
    for path in ("", "/begin", "/rules/hype"):
        if path:
            page.goto(f"{address}{path}")
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
