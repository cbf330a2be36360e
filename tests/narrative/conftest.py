"""Stories that stand in the docstrings of the tests about them."""

from __future__ import annotations

import inspect

import pytest

from tellback.narrative.parse import parse
from tellback.narrative.prfaq import PRFAQ


@pytest.fixture
def prfaq(request: pytest.FixtureRequest) -> PRFAQ:
    """The test's own docstring, read as a PR/FAQ."""
    return parse(inspect.cleandoc(request.function.__doc__ or "") + "\n", "story.md")
