"""Lists of words, as Vale reads them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tellback.narrative.vale import export

KEYS = {
    "existence": {"extends", "message", "link", "level", "ignorecase", "tokens"},
    "substitution": {"extends", "message", "link", "level", "ignorecase", "swap"},
}


@pytest.fixture(scope="module")
def style(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    files = export(tmp_path_factory.mktemp("styles"))
    assert {path.parent.name for path in files} == {"tellback"}
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in files}


def test_every_rule_has_the_keys_that_vale_documents(style: dict[str, Any]) -> None:
    assert {"hype", "weasel-words", "inflated-phrase", "inflated-phrase-instead"} <= set(style)
    for rule in style.values():
        assert set(rule) == KEYS[rule["extends"]]
        assert rule["level"] in {"suggestion", "warning", "error"}
        assert rule["message"].replace("%%", "").count("%s") == (2 if rule["extends"] == "substitution" else 1)
        assert rule["link"].startswith("https://")


def test_its_patterns_find_the_words(style: dict[str, Any]) -> None:
    hype = re.compile(rf"\b(?:{'|'.join(style['hype']['tokens'])})\b", re.IGNORECASE)
    assert [match[0] for match in hype.finditer("A World-class, stunning and seamless plan")] == [
        "World-class",
        "stunning",
        "seamless",
    ]
    assert style["inflated-phrase-instead"]["swap"]["in order to"] == "to"


@pytest.mark.skipif(shutil.which("vale") is None, reason="Vale is not installed")
def test_vale_itself_reads_them(tmp_path: Path) -> None:
    export(tmp_path / "styles")
    (tmp_path / ".vale.ini").write_text("StylesPath = styles\n[*.md]\nBasedOnStyles = tellback\n", encoding="utf-8")
    (tmp_path / "story.md").write_text("A world-class plan in order to pay.\n", encoding="utf-8")
    done = subprocess.run(
        ["vale", "--output=line", "story.md"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    said = done.stdout
    assert "tellback.hype" in said
    assert "tellback.inflated-phrase-instead" in said
