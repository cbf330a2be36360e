"""Whether customers who complain stay: the whole program, from exports to answer, against what is true of the world."""

from __future__ import annotations

import pytest

from lived import Lived
from tellback.demo.books import BOOKS
from tellback.demo.build import SETTINGS, SOURCES
from tellback.demo.exports import write_exports
from tellback.demo.life import LEAVING
from tellback.demo.world import World
from tellback.feedback.bring_in import bring_in, look
from tellback.feedback.read import read
from tellback.retention import enlist
from tellback.retention.answer import Answer, Churn
from tellback.retention.churn import churn
from tellback.stats.verdict import Verdict
from tellback.workspace.settings import read_settings
from tellback.workspace.workspace import Workspace

pytestmark = pytest.mark.slow
TRUTH = {"unanswered": LEAVING["open complaint"], "answered": LEAVING["answered complaint"]}


@pytest.fixture(scope="module")
def lived() -> Lived:
    return Lived(World())


@pytest.fixture(scope="module")
def answer(lived: Lived, tmp_path_factory: pytest.TempPathFactory) -> Churn:
    """What the program says of the demo's exports."""
    folder = tmp_path_factory.mktemp("staying")
    (folder / "tellback.toml").write_text(SETTINGS, encoding="utf-8")
    paths = write_exports(lived.world, folder)
    here = Workspace(folder)
    for path, source in zip(paths, SOURCES.values(), strict=True):
        bring_in(here, look(here, path, source))
    for name in BOOKS:
        enlist.enlist(here, enlist.look(here, folder / name))
    read(here.store, here.model)
    said = churn(here.store, read_settings(folder).retention)
    here.close()
    return said


def ratio(answer: Answer, state: str) -> Verdict:
    [found] = [each.ratio for each in answer.answered if each.name == state]
    return found


def holds(ratio: Verdict, truth: float) -> bool:
    return ratio.low is not None and ratio.high is not None and ratio.low <= truth <= ratio.high


@pytest.mark.parametrize("state", TRUTH)
def test_against_everybody_the_truth_lies_inside_the_interval(answer: Churn, lived: Lived, state: str) -> None:
    """Who has not complained is not all content: some are unhappy and silent, and leave most often of all."""
    assert holds(ratio(answer.everybody, state), TRUTH[state] / lived.usual(lived.here))


@pytest.mark.parametrize("state", TRUTH)
def test_against_the_equally_unhappy_the_truth_lies_inside_the_interval(
    answer: Churn, lived: Lived, state: str
) -> None:
    """A low score is a sign of unhappiness that some content customers give, too."""
    usual = lived.usual(lived.after_a_sign(120))
    assert LEAVING["unhappy and silent"] - 0.2 < usual < LEAVING["unhappy and silent"]
    assert holds(ratio(answer.unhappy, state), TRUTH[state] / usual)


def test_an_unanswered_complaint_is_seen_to_do_harm(answer: Churn) -> None:
    assert (ratio(answer.everybody, "unanswered").low or 0) > 1.2


def test_what_could_not_be_joined_is_what_nobody_signed(answer: Churn, lived: Lived) -> None:
    """Store reviews name no customer. Hardly anything else is lost on the way."""
    known = answer.standing
    reviews = sum(1 for said in lived.world.life.said if said.channel == "reviews" and said.lane)
    [unsigned] = [why.complaints for why in known.unjoined if "nobody is named" in why.reason]
    assert unsigned <= reviews
    assert known.complaints - known.joined - unsigned < 0.03 * known.complaints
    signed = [said for said in lived.world.life.said if said.channel != "reviews"]
    true = sum(1 for said in signed if said.lane and said.lane.mood == "complaint")
    assert abs(known.joined / true - 1) < 0.1
