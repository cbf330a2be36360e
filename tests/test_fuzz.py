"""Whatever is asked of the pages, they never break: every path and form of the API, with made-up values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok

import world
from tellback.app import create_app
from tellback.show.guard import token_checked

pytestmark = pytest.mark.slow
HERE = {"host": "localhost"}


@pytest.fixture(scope="module")
def api(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    """The API over the named world. Forms need no token here, so that they are really taken."""
    here = world.copy(built, tmp_path_factory.mktemp("world"))
    app = create_app(here)
    app.dependency_overrides[token_checked] = lambda: None
    yield schemathesis.openapi.from_asgi("/openapi.json", app, headers=HERE)
    here.close()


def test_nothing_breaks_it(api: schemathesis.BaseSchema) -> None:
    tried = 0
    for found in api.exclude(path_regex="/events$").get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()

        @settings(
            max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy())
        def ask(case: Case[Any]) -> None:
            case.call_and_validate(checks=[not_a_server_error], headers=HERE)

        ask()
        tried += 1
    assert tried > 15
