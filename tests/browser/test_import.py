"""A file comes in through the browser, with and without scripts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import world
from browsing import answering

pytestmark = pytest.mark.browser


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with answering(world.found(tmp_path / "heron", "Heron Mail", world.STORY)) as address:
        yield address


@pytest.fixture
def export(tmp_path: Path) -> Path:
    rows = [{"id": at, "who": f"p{at}", "body": f"My folders are lost for the {at}. time!"} for at in range(700)]
    lines = [json.dumps(row) for row in rows]
    path = tmp_path / "tickets.ndjson"
    path.write_text("\n".join([*lines[:350], '{"id": "broken', *lines[350:]]), encoding="utf-8")
    return path


def test_a_file_comes_in_under_the_eyes_of_the_person(opened: Callable[..., Page], address: str, export: Path) -> None:
    page = opened()
    page.goto(f"{address}/import")
    page.set_input_files("#file", export)
    page.get_by_role("button", name="Look at it").click()
    assert page.locator("#map-text").input_value() == "body"
    page.get_by_role("button", name="Import").click()
    expect(page.locator("#progress")).to_contain_text("Done.", timeout=60_000)
    expect(page.locator(".numbers")).to_contain_text("700 new")
    expect(page.locator("#progress td.n").first).to_have_text("351")
    page.goto(f"{address}/import")
    expect(page.locator("tbody tr")).to_have_count(1)


def test_a_file_comes_in_without_scripts(opened: Callable[..., Page], address: str, export: Path) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{address}/import")
    page.set_input_files("#file", export)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Import").click()
    expect(page.locator("#progress")).to_contain_text("Done.", timeout=60_000)


def test_a_column_the_person_chooses_is_taken_and_remembered(
    opened: Callable[..., Page], address: str, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("a,b\n1,ok\n2,bad\n", encoding="utf-8")
    page = opened()
    page.goto(f"{address}/import")
    page.set_input_files("#file", path)
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".notice")).to_contain_text("choose the one that is")
    page.locator("#map-text").select_option("b")
    page.get_by_role("button", name="Import").click()
    expect(page.locator("#progress")).to_contain_text("Done.", timeout=60_000)
    expect(page.locator(".numbers")).to_contain_text("2 new")
    assert 'text = "b"' in (tmp_path / "heron" / "tellback.toml").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_says_what_to_do(opened: Callable[..., Page], address: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.touch()
    page = opened(java_script_enabled=False)
    page.goto(f"{address}/import")
    page.set_input_files("#file", path)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("alert")).to_contain_text("Export it again")
