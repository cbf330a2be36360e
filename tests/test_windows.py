"""One result, two windows: a command's `--json` and its page's `.json` give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from tellback.app import create_app
from tellback.cli import tellback
from tellback.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def here(built: Path) -> Iterator[Workspace]:
    workspace = Workspace(built)
    yield workspace
    workspace.close()


@pytest.mark.parametrize(
    ("command", "address"),
    [
        (["story"], "/story.json"),
        (["story", "--history", "search"], "/history.json?claim=search"),
        (["diff"], "/diff.json"),
        (["diff", "beta", "v2"], "/diff.json?older=beta&newer=v2"),
        (["explain", "hype"], "/rules/hype.json"),
        (["themes"], "/themes.json"),
        (["questions"], "/questions.json"),
        (["search", "folders", "--stance", "complaint"], "/search.json?words=folders&stance=complaint"),
    ],
    ids=lambda given: given[0] if isinstance(given, list) else "",
)
def test_a_command_and_its_page_say_the_same(
    here: Workspace, command: list[str], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here.folder)
    printed = CliRunner().invoke(tellback, [*command, "--json"], catch_exceptions=False)
    answer = TestClient(create_app(here), base_url="http://127.0.0.1:8765").get(address)
    assert printed.exit_code == 0
    assert printed.stdout_bytes == answer.content
    assert len(answer.content) > 100
