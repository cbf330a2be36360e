"""Fixtures every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder with the real data; tests that need it skip, saying so, where it is absent."""
    folder = Path(os.environ.get("TELLBACK_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real data not found at {folder}; set TELLBACK_DATA")
    return folder
