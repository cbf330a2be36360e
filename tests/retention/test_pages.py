"""The pages of retention, as a browser without scripts gets them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tellback.app import create_app
from tellback.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def visitor(built: Path) -> Iterator[TestClient]:
    """Somebody who looks at a workspace without customers."""
    here = Workspace(built)
    yield TestClient(create_app(here), base_url="http://127.0.0.1:8765")
    here.close()


def test_without_customers_the_page_says_what_to_bring(visitor: TestClient) -> None:
    answer = visitor.get("/churn")
    assert answer.status_code == 200
    assert "who your customers are" in answer.text
    assert 'href="/churn" aria-current="page"' in answer.text
