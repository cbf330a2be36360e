"""The rules of the house that no tool checks: lengths, names, lazy imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "tellback"
FILES = sorted(SOURCE.rglob("*.py"))
BANNED = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "service", "services", "core", "misc"}
HEAVY = ("numpy", "scipy", "sklearn", "fastapi", "pydantic", "pyarrow", "onnxruntime", "psycopg", "uvicorn", "jinja2")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 500
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} is too long"


def test_names_say_something() -> None:
    assert [path for path in FILES if path.stem in BANNED or path.parent.name in BANNED] == []


def test_help_imports_nothing_heavy() -> None:
    loaded = f"import sys, tellback.cli; print([m for m in {HEAVY} if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", loaded], text=True).strip() == "[]"


def test_a_check_without_meaning_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("# Heron pays everybody by noon\n\nNobody waits.\n", encoding="utf-8")
    heavy = (*HEAVY, "sqlite3", "rich", "tomlkit", "tellback.feedback.testify", "tellback.narrative.tell")
    loaded = (
        "import sys; from pathlib import Path; from tellback.narrative.proofread import proofread;"
        f"list(proofread([Path('story.md')], meaning=False)); print([m for m in {heavy} if m in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", loaded], text=True, cwd=tmp_path).strip() == "[]"
