from __future__ import annotations

import pytest

from tellback.model.base import Embedder, open_model


@pytest.fixture(scope="session")
def model() -> Embedder:
    """The built-in embedder: small, real, there on every machine."""
    return open_model("built-in")
