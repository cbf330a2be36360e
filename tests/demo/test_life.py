"""What the world does to those who complain can be found again in its own days."""

from __future__ import annotations

import pytest

from lived import ANSWERED, CONTENT, OPEN, SILENT, Lived
from tellback.demo.life import LEAVING
from tellback.demo.world import World
from tellback.stats.verdict import Verdict

pytestmark = pytest.mark.slow
TRUTH = {OPEN: LEAVING["open complaint"], ANSWERED: LEAVING["answered complaint"]}


@pytest.fixture(scope="module")
def lived() -> Lived:
    return Lived(World())


def holds(ratio: Verdict, truth: float) -> bool:
    return ratio.low is not None and ratio.high is not None and ratio.low <= truth <= ratio.high


@pytest.mark.parametrize("state", [OPEN, ANSWERED], ids=["unanswered", "answered"])
def test_complaints_do_to_content_customers_what_the_world_says(lived: Lived, state: int) -> None:
    assert holds(lived.ratio(state, CONTENT), TRUTH[state])


@pytest.mark.parametrize("state", [OPEN, ANSWERED], ids=["unanswered", "answered"])
def test_against_everybody_the_silent_and_unhappy_make_complaints_look_milder(lived: Lived, state: int) -> None:
    everybody = lived.usual(lived.here)
    assert 1.1 < everybody < 1.25
    assert holds(lived.ratio(state, CONTENT, SILENT), TRUTH[state] / everybody)


@pytest.mark.parametrize("state", [OPEN, ANSWERED], ids=["unanswered", "answered"])
def test_against_equally_unhappy_customers_who_say_nothing_those_who_complain_stay(lived: Lived, state: int) -> None:
    ratio = lived.ratio(state, SILENT)
    assert holds(ratio, TRUTH[state] / LEAVING["unhappy and silent"])
    assert ratio.high is not None
    assert ratio.high < 1.0


def test_enough_leave_for_the_answers_to_mean_something(lived: Lived) -> None:
    assert lived.left(OPEN) > 200
    assert lived.left(ANSWERED) > 40
    assert lived.left(SILENT) > 100
