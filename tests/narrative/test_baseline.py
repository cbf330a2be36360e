"""What was found before is put up with, and may only become less."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellback.cli import main, tellback
from tellback.errors import BadSettings

OLD = """# Heron pays everybody by noon

A world-class team runs payroll for small firms in four minutes.

Nobody waits for a revolutionary change any more.
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(tellback, ["check", "--fast", *words], catch_exceptions=False)


def hyped() -> list[int]:
    found = json.loads(run("--json").output)
    return [each["line"] for each in found if each["rule"] == "hype"]


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tellback.toml").write_text('name = "Heron"\n', encoding="utf-8")
    (tmp_path / "story.md").write_text(OLD, encoding="utf-8")
    assert hyped() == [3, 5]
    assert run("--write-baseline").exit_code == 0
    return tmp_path / "story.md"


def test_what_is_known_is_left_aside_wherever_it_moves(story: Path) -> None:
    assert run().exit_code == 0
    assert re.search(r"nothing found; \d+ findings left aside", run().output)
    story.write_text(OLD.replace("\n\nA", "\n\nOne more line.\n\nA"), encoding="utf-8")
    assert hyped() == []
    assert "2" in str(json.loads((story.parent / "tellback-baseline.json").read_text())["rules"]["hype"])


def test_what_is_new_is_shown_and_only_that(story: Path) -> None:
    story.write_text(OLD + "\nA best-in-class story.\n", encoding="utf-8")
    assert hyped() == [7]
    assert run("--no-baseline").exit_code == 1


def test_an_edit_that_leaves_the_count_alone_is_no_news(story: Path) -> None:
    story.write_text(OLD.replace("A world-class", "The world-class"), encoding="utf-8")
    assert hyped() == []


def test_a_count_that_fell_is_told_and_held(story: Path) -> None:
    better = OLD.replace("world-class ", "")
    story.write_text(better, encoding="utf-8")
    assert "story.md: hype fell from 2 to 1." in run().output
    assert "hype fell from 2 to 1, and may not rise again" in run("--write-baseline").output
    story.write_text(OLD, encoding="utf-8")
    assert hyped() == [3]


def test_a_baseline_takes_nothing_new_in(story: Path) -> None:
    story.write_text(OLD + "\nA best-in-class story.\n", encoding="utf-8")
    assert "hype rose from 2 to 3: not taken in" in run("--write-baseline").output
    assert hyped() == [7]


def test_a_rule_that_comes_with_a_new_version_is_taken_in(story: Path) -> None:
    path = story.with_name("tellback-baseline.json")
    table = json.loads(path.read_text(encoding="utf-8"))
    del table["rules"]["hype"]
    path.write_text(json.dumps(table), encoding="utf-8")
    assert hyped() == [3, 5]
    run("--write-baseline")
    assert hyped() == []


def test_a_baseline_that_is_none_says_what_to_do(story: Path) -> None:
    story.with_name("tellback-baseline.json").write_text("[]", encoding="utf-8")
    with pytest.raises(BadSettings, match="is no baseline"):
        run()


def test_a_file_without_a_workspace_has_its_baseline_in_the_folder_at_hand(story: Path) -> None:
    (story.parent / "tellback.toml").unlink()
    assert run("story.md").exit_code == 0


def test_a_rule_that_did_not_run_has_not_fallen(story: Path) -> None:
    CliRunner().invoke(tellback, ["check", "--write-baseline"], catch_exceptions=False)
    assert "unanswered-price" in (story.parent / "tellback-baseline.json").read_text(encoding="utf-8")
    assert "fell" not in run().output


def test_a_baseline_is_written_of_all_that_is_found(story: Path) -> None:
    before = (story.parent / "tellback-baseline.json").read_bytes()
    done = run("--write-baseline", "--changed")
    assert done.exit_code == 2
    assert "takes in all that is found: leave out --since, --changed" in done.output
    assert (story.parent / "tellback-baseline.json").read_bytes() == before


def test_a_place_that_cannot_be_written_is_named(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (story.parent / "tellback-baseline.json").unlink()
    (story.parent / "tellback-baseline.json").mkdir()
    monkeypatch.setattr("sys.argv", ["tellback", "check", "--fast", "--write-baseline"])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert "tellback-baseline.json: " in capsys.readouterr().err
