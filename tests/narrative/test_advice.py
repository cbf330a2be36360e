"""`tellback draft`, `suggest` and `challenge`, from the shell's side."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tellback.cli import main, tellback
from tellback.errors import BadSettings
from tellback.narrative.commands.advice import draft

STORY = "# Heron ends the night before payday\n\nIt is a revolutionary way to pay 25 people.\n"
ANSWERS = "Bakers\nNights\nSleep\nWe asked\nOne button\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tellback.toml").write_text('narratives = ["prfaq.md"]\n')
    (tmp_path / "prfaq.md").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configured(folder: Path, text: str = '[llm]\nmodel = "test"\n') -> None:
    (folder / "tellback.toml").write_text(f'narratives = ["prfaq.md"]\n{text}')


def run(*words: str) -> Result:
    return CliRunner().invoke(tellback, words, input=ANSWERS, catch_exceptions=False)


@pytest.mark.parametrize("words", [("draft",), ("challenge",), ("suggest", "hype:3")])
def test_without_configuration_they_say_how_to_configure(
    folder: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["tellback", *words])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert "[llm]\nmodel = " in capsys.readouterr().err


def test_a_draft_goes_to_the_output_and_questions_do_not(folder: Path) -> None:
    configured(folder)
    answered = run("draft")
    assert answered.stdout.startswith("<!-- Machine-written by test")
    assert "Who is the customer?" in answered.stderr
    assert json.loads(run("draft", "--json").stdout)["made_by"] == "test"


def test_without_standard_input_no_draft_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configured(folder)
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(click.Abort):
        draft.main([], standalone_mode=False)


def test_a_challenge_is_marked_in_text_and_json(folder: Path) -> None:
    configured(folder)
    assert "made by a machine (test), not by a reader" in run("challenge").output
    assert json.loads(run("challenge", "--json").output)["made_by"] == "test"


def test_a_suggestion_is_marked_and_the_file_stays(folder: Path) -> None:
    configured(folder)
    assert "Written by a machine (test):" in run("suggest", "hype:3").output
    [found] = json.loads(run("suggest", "hype:3", "--json").output)
    assert (found["rule"], found["made_by"]) == ("hype", "test")
    assert (folder / "prfaq.md").read_text() == STORY


def test_a_misspelt_finding_or_setting_is_told(folder: Path) -> None:
    configured(folder, '[llm]\nmodle = "test"\n')
    with pytest.raises(BadSettings, match=r"tellback.toml:3: `modle` is not a setting of \[llm\]"):
        run("challenge")
    configured(folder, "llm = 3\n")
    with pytest.raises(BadSettings, match="`llm` is a table"):
        run("challenge")
    assert run("suggest", "hype").exit_code != 0
