"""Fixtures every test may ask for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import world
from tellback.store.base import Store
from tellback.store.opening import open_store
from throwaway import Server, running

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder with the real data; tests that need it skip, saying so, where it is absent."""
    folder = Path(os.environ.get("TELLBACK_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real data not found at {folder}; set TELLBACK_DATA")
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A throw-away PostgreSQL with a database to copy, in which every step is taken."""
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file to copy, in which every step is taken."""
    path = tmp_path_factory.mktemp("store") / "empty.db"
    open_store(path).close()
    return path


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a store may be opened that has every table and no row, on each kind of store."""
    if request.param == "sqlite":
        yield str(shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "store.db"))
    else:
        with request.getfixturevalue("postgres").database() as database:
            yield database


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty store with every table, on each kind of store."""
    opened = open_store(address)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the named world, built once: to look at as it is, or to copy."""
    here = world.build(tmp_path_factory.mktemp("world"))
    here.close()
    return here.folder
