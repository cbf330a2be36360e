"""Stories that stand in the docstrings of the tests about them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import world
from tellback.app import create_app
from tellback.narrative.parse import parse
from tellback.narrative.prfaq import PRFAQ
from tellback.workspace.workspace import Workspace


@pytest.fixture
def prfaq(request: pytest.FixtureRequest) -> PRFAQ:
    """The test's own docstring, read as a PR/FAQ."""
    return parse(inspect.cleandoc(request.function.__doc__ or "") + "\n", "story.md")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    """The workspace of the named world, its story as it stands."""
    workspace = world.found(tmp_path / "heron", "Heron Mail", world.STORY)
    yield workspace
    workspace.close()


@pytest.fixture
def browser(here: Workspace) -> TestClient:
    """Its pages, asked without a browser."""
    return TestClient(create_app(here), base_url="http://127.0.0.1:8765")
