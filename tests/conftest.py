"""Fixtures every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tellback.store.base import Store
from tellback.store.opening import open_store

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder with the real data; tests that need it skip, saying so, where it is absent."""
    folder = Path(os.environ.get("TELLBACK_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real data not found at {folder}; set TELLBACK_DATA")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store with every table."""
    opened = open_store(tmp_path / "store.db")
    yield opened
    opened.close()
