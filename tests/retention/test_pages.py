"""Whether those who complain stay, as page and as command: the same answer, and what is refused only where it is."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

import staying
import world
from tellback.app import create_app
from tellback.cli import tellback
from tellback.retention.churn import churn
from tellback.retention.sentences import headline
from tellback.retention.spoken_numbers import times
from tellback.workspace.settings import read_settings
from tellback.workspace.workspace import Workspace


def visitor_of(here: Workspace) -> TestClient:
    return TestClient(create_app(here), base_url="http://127.0.0.1:8765")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = staying.found(tmp_path_factory.mktemp("staying") / "heron")
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def visitor(here: Workspace) -> TestClient:
    """Somebody who looks at 600 customers and their complaints; nothing here changes them."""
    return visitor_of(here)


@pytest.fixture
def unasked(tmp_path: Path) -> Iterator[Workspace]:
    workspace = staying.found(tmp_path / "unasked", asked=False)
    yield workspace
    workspace.close()


def test_without_customers_the_page_says_what_to_bring(tmp_path: Path) -> None:
    workspace = world.found(tmp_path / "empty", "Empty", world.STORY)
    page = visitor_of(workspace).get("/churn").text
    workspace.close()
    assert "tellback customers FILE" in page
    assert 'href="/churn" aria-current="page"' in page


def test_what_the_data_say_stands_first_with_interval_and_counts(visitor: TestClient, here: Workspace) -> None:
    page = visitor.get("/churn").text
    first, *_ = headline(churn(here.store, read_settings(here.folder).retention).everybody)
    assert "times as often" in first and re.search(r"\d+ customers, \d+ left", first)
    assert page.index(first) < page.index("<article")
    assert page.index("How soon after a complaint") < page.index("Does an answer help")


def test_the_naive_figure_is_nowhere_but_where_it_is_refused(visitor: TestClient, here: Workspace) -> None:
    refused = churn(here.store, read_settings(here.folder).retention).refused
    page = visitor.get("/churn").text
    refusal = re.findall(r'<section aria-labelledby="refused">.*?</section>', page, re.DOTALL)
    assert len(refused) == 2 and len(refusal) == 1
    for each in refused:
        assert each.estimate
        naive = f"would say {times(each.estimate)}."
        assert naive in refusal[0]
        assert naive not in page.replace(refusal[0], "")
        assert str(each.estimate)[:6] not in page


def test_the_naive_figure_is_in_no_line_and_no_file_and_in_json_only_as_refused(
    visitor: TestClient, here: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here.folder)
    told = visitor.get("/churn.json").json()
    naive = [f"{each['estimate']:.4g}" for each in told.pop("refused")]
    printed = CliRunner().invoke(tellback, ["churn", "--export", str(tmp_path)], catch_exceptions=False).stdout
    files = [each.read_text("utf-8-sig") for each in tmp_path.iterdir() if each.suffix in {".csv", ".svg"}]
    assert len(naive) == 2 and len(files) >= 14
    for figure in naive:
        assert not any(figure in each for each in (printed, json.dumps(told), *files))
    assert "ever complained" not in printed.replace("The share of those who ever complained that left is not shown", "")


def test_every_figure_can_be_taken_along_in_every_form(visitor: TestClient) -> None:
    links = re.findall(r'href="(/churn/[a-z-]+\.(?:png|svg|csv))"', visitor.get("/churn").text)
    assert len(links) >= 21
    for link in [link for link in links if "since" in link]:
        answer = visitor.get(link)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
    rows = list(csv.DictReader(StringIO(visitor.get("/churn/since.csv").content.decode("utf-8-sig"), newline="")))
    assert [row["while"][:4] for row in rows] == ["1-30", "31-9", "91 d"]


def test_a_figure_that_is_not_there_is_not_found(visitor: TestClient) -> None:
    assert visitor.get("/churn/naive.png").status_code == 404
    assert visitor.get("/churn/since.exe").status_code == 422


def test_a_segment_of_one_is_hidden_and_what_did_not_join_is_told_masked(visitor: TestClient) -> None:
    page = visitor.get("/churn").text
    assert "Complaints that no customer is counted for" in page
    assert "else.example" not in page
    assert "c17" not in page


def test_page_and_command_say_the_same(visitor: TestClient, here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here.folder)
    printed = CliRunner().invoke(tellback, ["churn", "--json"], catch_exceptions=False)
    assert printed.exit_code == 0
    assert printed.stdout_bytes == visitor.get("/churn.json").content


def test_the_command_prints_and_writes_every_figure(
    here: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here.folder)
    printed = CliRunner().invoke(tellback, ["churn", "--export", str(tmp_path / "out")], catch_exceptions=False)
    assert "Since the complaint" in printed.stdout
    assert "Against equally unhappy customers" in printed.stdout
    assert (tmp_path / "out" / "since.png").read_bytes().startswith(b"\x89PNG")


def test_before_the_days_are_known_they_are_asked_for_and_then_kept(unasked: Workspace) -> None:
    visitor = visitor_of(unasked)
    page = visitor.get("/churn").text
    assert "The data begin on" in page
    assert "<article" not in page
    token = re.findall(r'name="token" value="([^"]+)"', page)[0]
    days = {"churn_from": "2024-01-01", "complaints_from": "2024-01-01", "token": token}
    answered = visitor.post("/churn/days", data=days)
    assert "How soon after a complaint" in answered.text
    assert read_settings(unasked.folder).retention.churn_from == "2024-01-01"


def test_a_day_that_is_none_is_refused(unasked: Workspace) -> None:
    visitor = visitor_of(unasked)
    token = re.findall(r'name="token" value="([^"]+)"', visitor.get("/churn").text)[0]
    for bad in ("tomorrow", "2024-02-31"):
        days = {"churn_from": bad, "complaints_from": "2024-01-01", "token": token}
        assert visitor.post("/churn/days", data=days).status_code == 422
    assert not read_settings(unasked.folder).retention.complaints_from


def test_the_command_keeps_the_days_and_refuses_one_that_is_none(
    unasked: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(unasked.folder)
    asked = CliRunner().invoke(tellback, ["churn"], catch_exceptions=False)
    assert "--churn-from DAY (the data suggest" in " ".join(asked.stdout.split())
    told = ["churn", "--churn-from", "2024-01-01", "--complaints-from", "2024-01-01"]
    assert "What this stands on" in CliRunner().invoke(tellback, told, catch_exceptions=False).stdout
    assert CliRunner().invoke(tellback, ["churn", "--until", "soon"]).exit_code != 0
