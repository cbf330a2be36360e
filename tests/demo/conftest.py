"""A small world, made once."""

from __future__ import annotations

import pytest

from tellback.demo.world import World


@pytest.fixture(scope="session")
def world() -> World:
    """Larkpost with 400 customers."""
    return World(customers=400)
