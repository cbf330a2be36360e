"""A language model foresees what readers say: kept apart, and held against them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from advising import Told, advisor
from tellback.app import create_app
from tellback.audience.bring import bring
from tellback.audience.foresee import foresee, foresights
from tellback.audience.foreseen import Scored
from tellback.audience.foresight_lines import foresight_lines
from tellback.audience.hear import hear
from tellback.audience.invitation import Audience
from tellback.audience.said import Wanted
from tellback.audience.take_out import Chosen
from tellback.cli import tellback
from tellback.errors import NoAdvisor
from tellback.workspace.workspace import Workspace

DOUBTED = (4, 5, 8, 9, 12)


def foreseen(here: Workspace, numbers: Sequence[Any], told: Told | None = None) -> Scored:
    answer = {"response": [{"number": n, "kind": "doubts", "why": f"why {n}?"} for n in numbers]}
    return foresee(here, advisor(answer, told), Chosen(audience=Audience.CUSTOMERS))


def read(here: Workspace, readers: int, doubted: Sequence[int] = DOUBTED) -> None:
    """So many customers doubt these sentences and nothing else, on paper."""
    rows = "".join(f"{reader},{at},doubts,14\n" for reader in range(1, readers + 1) for at in doubted)
    (here.folder / "paper.csv").write_text(f"reader,number,kind,reached\n{rows}", encoding="utf-8")
    bring(here, here.folder / "paper.csv", Wanted(audience=Audience.CUSTOMERS))


def test_it_is_no_reader_and_is_told_nothing_that_readers_said(here: Workspace) -> None:
    read(here, 2)
    told = Told()
    found = foreseen(here, DOUBTED, told)
    assert len(hear(here).readers) == 2
    assert "5. Search answers in under one second" in told.text
    assert "hate the redesign" not in told.text
    assert found.readers == 2
    assert [hit.verdict.known for hit in found.hits] == [False] * 3
    assert "2 of the customers have read it: it takes 8" in found.hits[2].sentence


def test_it_is_scored_against_eight_readers_or_more(here: Workspace) -> None:
    foreseen(here, DOUBTED)
    read(here, 8)
    doubts = foresights(here.store)[0].hits[2]
    assert doubts.verdict.estimate == 1.0
    assert doubts.sentence.startswith(
        "It foresaw some of it: a sentence that it named was doubted by a larger share than"
    )
    assert doubts.longest.known
    assert "0 named" in foresights(here.store)[0].hits[0].sentence


def test_naming_the_wrong_sentences_is_said(here: Workspace) -> None:
    read(here, 8, (4, 5, 8, 9, 10, 11, 12, 13, 14))
    assert foreseen(here, (1, 2, 3, 6, 7)).hits[2].sentence.startswith("It was wrong")
    assert foreseen(here, (4, 5, 1, 2, 8)).hits[2].sentence.startswith("Cannot tell whether it foresaw anything")


def test_what_names_no_sentence_is_left_out_and_counted(here: Workspace) -> None:
    found = foreseen(here, (4, 99, 15, 4, 0))
    assert [each.sentence for each in found.prediction.foreseen] == [3]
    assert found.prediction.dropped == 4
    lines = "\n".join(foresight_lines([found]))
    assert "A prediction by made-up:1 for customers" in lines
    assert "It is no reader and counts nowhere." in lines
    assert "made-up:1: why 4?" in lines


def test_the_page_says_whose_it_is_and_the_terminal_the_same(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here.folder)
    browser = TestClient(create_app(here), base_url="http://127.0.0.1:8765")
    assert "No prediction was made yet." in browser.get("/audience/foreseen").text
    foreseen(here, DOUBTED)
    page = browser.get("/audience/foreseen").text
    assert "A prediction by made-up:1: customers, now" in page
    printed = CliRunner().invoke(tellback, ["predict-readers", "--json"], catch_exceptions=False).output
    assert printed == browser.get("/audience/foreseen.json").text
    with pytest.raises(NoAdvisor):
        CliRunner().invoke(tellback, ["predict-readers", "--audience", "customers"], catch_exceptions=False)
