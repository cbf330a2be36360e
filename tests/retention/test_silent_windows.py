"""Who went quiet on the command line, on the page and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

import world
from street import Street
from tellback.app import create_app
from tellback.cli import tellback
from tellback.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Ana fell quiet; Eve, who is called like a formula, waits for an answer and says how to reach her."""
    here = world.found(tmp_path_factory.mktemp("street") / "heron", "Heron Mail", world.STORY)
    street = Street(here.store)
    street.moves_in("Ana", plan="Team", revenue=400.0, company="Ana & Co")
    street.moves_in("Eve", revenue=9.5, company="=HYPERLINK(1)")
    with here.store.transaction():
        for days_ago in range(90, 400, 10):
            street.says("cus_Ana", days_ago)
        street.says("cus_Eve", 30, "-1 star. Write to eve@mail.example.", complaint=True)
        street.says("cus_Eve", 60, complaint=True, answered=59)
        street.says("nobody", 0)
    yield here
    here.close()


@pytest.fixture
def browser(here: Workspace) -> TestClient:
    return TestClient(create_app(here), base_url="http://127.0.0.1:8765")


@pytest.fixture
def run(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.chdir(here.folder)
    return here


def silent(*options: str) -> Result:
    return CliRunner().invoke(tellback, ["silent", *options], catch_exceptions=False)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.usefixtures("run")
def test_the_command_says_how_well_it_did_what_is_at_stake_and_who() -> None:
    said = " ".join(silent().stdout.split())
    assert (
        said.index("cannot be told yet")
        < said.index("Listed: 1 quiet, 1 waiting for an answer")
        < said.index("cus_Ana")
    )
    assert "together they pay 409.50 EUR a month" in said
    assert "usually 10 days apart and never more than 10" in said
    assert "[email]" in said and "eve@mail.example" not in said


@pytest.mark.usefixtures("run")
def test_command_and_page_give_the_same_bytes(browser: TestClient) -> None:
    assert silent("--json").stdout_bytes == browser.get("/silent.json").content
    narrowed = browser.get("/silent.json?kind=waiting&plan=Plus&as_of=2026-03-30")
    assert (
        silent("--json", "--only", "waiting", "--plan", "Plus", "--as-of", "2026-03-30").stdout_bytes
        == narrowed.content
    )


@pytest.mark.usefixtures("run")
def test_csv_runs_no_formula_and_tells_no_address_unless_asked(tmp_path: Path) -> None:
    plain, full = tmp_path / "plain.csv", tmp_path / "full.csv"
    silent("--csv", str(plain))
    silent("--csv", str(full), "--with-email")
    ana, eve = rows(plain.read_text(encoding="utf-8"))
    assert (ana["company"], ana["revenue a month"], ana["went quiet"], ana["days silent"]) == (
        "Ana & Co",
        "400.0",
        "yes",
        "90",
    )
    assert (eve["company"], eve["last words"]) == ("'=HYPERLINK(1)", "'-1 star. Write to [email].")
    assert (eve["unanswered complaints"], eve["unanswered since"]) == ("1", "2026-03-01")
    assert "@" not in plain.read_text(encoding="utf-8")
    assert [row["e-mail"] for row in rows(full.read_text(encoding="utf-8"))] == ["ana@ana.example", "eve@eve.example"]


@pytest.mark.usefixtures("run")
def test_addresses_go_into_a_file_or_nowhere() -> None:
    assert silent("--with-email").exit_code == 2
    assert "personal data" in " ".join(silent("--help").output.split())


def test_the_page_lists_narrows_and_offers_csv_without_addresses(browser: TestClient) -> None:
    page = browser.get("/silent").text
    assert "cus_Ana" in page and "Take all 2 along as CSV" in page
    assert "@" not in page.partition("<main")[2]
    assert "cus_Ana" not in browser.get("/silent?kind=waiting").text.partition("<main")[2]
    taken = browser.get("/silent.csv?kind=quiet")
    assert taken.headers["content-type"].startswith("text/csv")
    assert [row["customer"] for row in rows(taken.text)] == ["cus_Ana"]
    assert "e-mail" not in rows(taken.text)[0]


def test_where_nobody_fits_the_page_says_so(browser: TestClient) -> None:
    assert "Nobody fits" in browser.get("/silent?as_of=2025-06-01").text
    assert browser.get("/silent?as_of=2030-01-01").status_code == 404
    assert browser.get("/silent?as_of=soon").status_code == 422


def test_an_empty_workspace_says_what_to_bring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = world.found(tmp_path / "empty", "Empty", world.STORY)
    page = TestClient(create_app(here), base_url="http://127.0.0.1:8765").get("/silent").text
    assert "tellback customers FILE" in page and 'href="/customers"' in page
    monkeypatch.chdir(here.folder)
    assert "tellback customers FILE" in silent().stdout
    Street(here.store).moves_in("Ana")
    assert "tellback import FILE" in silent().stdout
    here.close()
