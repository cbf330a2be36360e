"""A workspace whose story is read, and its pages without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import world
from tellback.workspace.workspace import Workspace


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    workspace = world.found(tmp_path / "heron", "Heron Mail", world.STORY)
    yield workspace
    workspace.close()
