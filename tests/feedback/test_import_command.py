"""`tellback import` as a person and as a program use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellback.cli import tellback
from tellback.errors import TellbackError, UnknownColumns

GOOD = "id,created,who,text\n1,2026-01-05,ana,It crashes every single day\n2,2026-01-06,ben,Please bring tabs back\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tellback.toml").write_text('# ours\nname = "Post"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tickets.csv").write_text(GOOD, encoding="utf-8")
    return tmp_path


def run(*words: str, understand: bool = False) -> Result:
    result = CliRunner().invoke(tellback, ["import", *words, *(() if understand else ("--no-understand",))])
    if isinstance(result.exception, TellbackError):
        raise result.exception
    return result


def test_the_guess_and_the_counts_are_shown(here: Path) -> None:
    said = run("tickets.csv").output
    assert "text ← text: 100% of its filled rows hold a sentence" in said
    assert "2 rows read: 2 new, 0 changed, 0 unchanged, 0 set aside." in said


def test_json_ends_with_one_object(here: Path) -> None:
    (here / "more.csv").write_text(GOOD.replace("1,", "8,").replace("2,2", "9,2"), encoding="utf-8")
    told = json.loads(run("tickets.csv", "more.csv", "--source", "desk", "--json").stdout)
    wanted = {"read": 4, "added": 4, "changed": 0, "unchanged": 0, "set_aside": 0}
    assert {name: told[name] for name in wanted} == wanted
    assert [file["source"] for file in told["files"]] == ["desk", "desk"]


def test_a_mapping_is_kept_for_the_next_time(here: Path) -> None:
    run("tickets.csv", "--map", "author=", "--map", "title=who")
    settings = (here / "tellback.toml").read_text(encoding="utf-8")
    assert settings.startswith("# ours")
    assert 'title = "who"' in settings
    assert "title ← who: kept in tellback.toml" in run("tickets.csv").output


def test_a_dry_run_takes_nothing_in(here: Path) -> None:
    assert "It crashes every single day" in run("tickets.csv", "--dry-run").output
    assert json.loads(run("tickets.csv", "--dry-run", "--json").stdout)["fields"]["text"] == "text"
    assert json.loads(run("tickets.csv", "--json").stdout)["added"] == 2


def test_rows_set_aside_are_named_and_read_again(here: Path) -> None:
    file = here / "tickets.csv"
    file.write_text(GOOD + "3,2026-01-07,eve,No, it does not start\n", encoding="utf-8")
    said = run("tickets.csv").output
    assert f"{file}:4: 5 cells where the header has 4" in said
    assert "tellback import --again" in said
    file.write_text(GOOD + '3,2026-01-07,eve,"No, it does not start"\n', encoding="utf-8")
    said = run("--again").output
    assert "Mended since they were set aside: 1." in said
    assert run("--again").exit_code != 0


def test_what_is_wrong_is_said(here: Path) -> None:
    (here / "numbers.csv").write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    with pytest.raises(UnknownColumns, match="--map text="):
        run("numbers.csv")
    assert "FIELD=COLUMN" in run("tickets.csv", "--map", "text").output
    assert "Name the files" in run().output


@pytest.mark.slow
def test_what_came_in_is_understood(here: Path) -> None:
    told = json.loads(run("tickets.csv", "--json", understand=True).stdout)
    assert (told["understood"]["messages"], told["understood"]["waiting"]) == (2, 0)
