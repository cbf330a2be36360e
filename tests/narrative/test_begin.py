"""A new workspace teaches by example."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from tellback.app import create_app
from tellback.cli import tellback
from tellback.errors import AlreadyThere
from tellback.narrative.begin import begin, begin_story
from tellback.narrative.brief import Brief
from tellback.narrative.commands.telling import new
from tellback.narrative.example import EXAMPLES
from tellback.narrative.finding import Tier
from tellback.narrative.passage import Role
from tellback.narrative.prepare import profiles
from tellback.narrative.proofread import proofread
from tellback.narrative.tell import recall
from tellback.workspace.workspace import Workspace

HERON = Brief(
    customer="small bakeries",
    problem="Bakers spend the night before payday on it",
    benefit="payday ends in four minutes.",
)


def test_the_example_is_a_whole_story(tmp_path: Path) -> None:
    begin(tmp_path / "new", 'Mend "& wise"')
    here = Workspace(tmp_path / "new")
    story = recall(here)
    assert here.settings.name == 'Mend "& wise"'
    assert story.headline
    assert story.subheading
    assert story.dateline
    assert [passage.role for passage in story.passages] == [
        Role.SUMMARY,
        Role.PROBLEM,
        Role.SOLUTION,
        Role.QUOTE,
        Role.HOW_IT_WORKS,
        Role.QUOTE,
        Role.CALL_TO_ACTION,
    ]
    assert [quote.speaker.split(",")[0] for quote in story.quotes] == ["Imke Claes", "Tom Adeyemi"]
    assert (len(story.external), len(story.internal)) == (6, 9)
    assert story.claims[1].id == "answer-in-a-minute"


@pytest.mark.parametrize("profile", EXAMPLES)
def test_each_profile_has_an_example_that_it_would_not_refuse(tmp_path: Path, profile: str) -> None:
    begin(tmp_path / "new", "Mendwise", profile)
    here = Workspace(tmp_path / "new")
    assert here.settings.check.profiles == (profile,)
    (proof,) = proofread([tmp_path / "new"])
    assert [each.message for each in proof.findings if each.tier is not Tier.CONSIDER] == []
    assert [each.rule for each in proof.findings if each.rule == "missing-part"] == []


def test_there_is_an_example_for_every_kind_of_profile() -> None:
    assert set(EXAMPLES) == {name for name, profile in profiles().items() if profile.kind != "stage"}


def test_five_answers_become_a_draft_that_says_what_is_open(tmp_path: Path) -> None:
    begin(tmp_path / "new", "Heron", brief=HERON)
    story = recall(Workspace(tmp_path / "new"))
    assert story.headline
    assert story.headline.text == "Heron: payday ends in four minutes"
    said = {passage.role: passage.text for passage in story.passages}
    assert said[Role.PROBLEM].startswith("Bakers spend the night before payday on it. [Say how many")
    assert said[Role.HOW_IT_WORKS].startswith("[What is it like to use?")


def test_a_draft_replaces_the_example_and_nothing_else(tmp_path: Path) -> None:
    begin(tmp_path / "new", "Heron")
    here = Workspace(tmp_path / "new")
    assert begin_story(here, "Heron", HERON) == "prfaq.md"
    with pytest.raises(AlreadyThere, match=r"prfaq\.md holds a story already"):
        begin_story(here, "Heron", HERON)


def test_the_questions_are_asked_one_after_the_other(tmp_path: Path) -> None:
    answers = "Small bakeries\nPayday takes a night\npayday ends in four minutes\n\n\n"
    done = CliRunner().invoke(tellback, ["new", str(tmp_path / "new"), "--ask", "--name", "Heron"], input=answers)
    assert done.exit_code == 0
    text = (tmp_path / "new" / "prfaq.md").read_text(encoding="utf-8")
    assert "# Heron: payday ends in four minutes" in text
    assert "Payday takes a night. [Say how many" in text
    assert "[How do you know?]" in text


def test_without_standard_input_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(click.Abort):
        new.main([str(tmp_path / "new"), "--ask"], standalone_mode=False)
    assert not (tmp_path / "new").exists()


def test_the_page_writes_the_same_draft(tmp_path: Path) -> None:
    begin(tmp_path / "new", "Heron")
    browser = TestClient(create_app(Workspace(tmp_path / "new")), base_url="http://127.0.0.1:8765")
    token = re.findall(r'name="token" value="([^"]+)"', browser.get("/begin").text)[0]
    form = {"token": token, "product": "Heron", "benefit": "payday ends in four minutes."}
    assert "# Heron: payday ends in four minutes" in browser.post("/begin", data=form).text
    again = browser.post("/begin", data=form)
    assert again.status_code == 409
    assert "payday ends in four minutes" in again.text
    assert "holds a story already" in browser.get("/begin").text


def test_what_customers_say_stays_out_of_git(tmp_path: Path) -> None:
    begin(tmp_path)
    assert ".tellback/" in (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "prfaq.md").write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThere, match=r"holds prfaq\.md already: nothing was written"):
        begin(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["prfaq.md"]


def test_the_next_two_commands_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert begin(Path("new")).next == ("cd new && tellback story", "tellback import FILE")
    assert begin(Path()).next == ("tellback story", "tellback import FILE")
