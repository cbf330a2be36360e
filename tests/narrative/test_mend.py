"""Fixes that change no meaning are applied, everywhere and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellback.cli import tellback
from tellback.errors import ChangedMeanwhile
from tellback.narrative.mend import save
from tellback.narrative.proofread import mended, proofread

OLD = "# Heron ends the night before payday!!\r\n\r\nWe pay in order to help small firms.\r\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(tellback, ["check", "--fast", *words], catch_exceptions=False)


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "story.md"
    path.write_bytes(OLD.encode())
    return path


def test_fixes_are_applied_until_none_is_left_and_told(story: Path) -> None:
    result = run("story.md", "--fix")
    assert story.read_bytes().decode() == OLD.replace("!!", "").replace("in order to", "to")
    assert "story.md:1:38: “!” is now “” (shouted-headline)" in result.stderr
    assert "story.md:1:37: “!” is now “” (shouted-headline)" in result.stderr
    assert "story.md:3:8: “in order to” is now “to” (inflated-phrase)" in result.stderr
    assert "shouted-headline" not in result.stdout


def test_a_diff_writes_nothing(story: Path) -> None:
    result = run("story.md", "--diff")
    assert result.exit_code == 1
    assert (
        "-# Heron ends the night before payday!!\r\n+# Heron ends the night before payday\r\n"
        in result.stdout_bytes.decode()
    )
    assert story.read_bytes().decode() == OLD
    story.write_bytes(b"# Heron ends the night before payday\n")
    assert run("story.md", "--diff").stdout == ""


def test_what_is_allowed_is_not_mended(story: Path) -> None:
    text = OLD.replace("firms.", "firms. <!-- allow inflated-phrase -->")
    story.write_bytes(text.encode())
    run("story.md", "--fix")
    assert "in order to" in story.read_text(encoding="utf-8")


def test_a_file_changed_meanwhile_is_never_written_over(story: Path) -> None:
    [proof] = proofread([story], meaning=False)
    done = mended(proof)
    story.write_bytes(b"# Somebody else's words\n")
    with pytest.raises(ChangedMeanwhile):
        save(done)
    assert story.read_bytes() == b"# Somebody else's words\n"
