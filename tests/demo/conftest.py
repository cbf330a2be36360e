"""A small world, made once, and what the program makes of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from held import Held, hold
from tellback.demo.build import build
from tellback.demo.world import World
from tellback.workspace.workspace import Workspace


@pytest.fixture(scope="session")
def world() -> World:
    """Larkpost with 400 customers."""
    return World(customers=400)


@pytest.fixture(scope="session")
def larkpost(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The demo workspace with 1,200 customers, everything understood."""
    folder = tmp_path_factory.mktemp("held") / "larkpost"
    build(folder, World(customers=1200), lambda _: None)
    here = Workspace(folder)
    yield here
    here.close()


@pytest.fixture(scope="session")
def held(larkpost: Workspace) -> list[Held]:
    """Every passage about a theme, beside the truth about it."""
    return hold(larkpost)
