"""The world behind the demo is the same for everyone and knows its own truth."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tellback.demo.dice import Dice
from tellback.demo.exports import write_exports
from tellback.demo.life import LEAVING
from tellback.demo.post import Sent
from tellback.demo.timeline import DAYS, date_of, day_of
from tellback.demo.truth import read_truth, write_truth
from tellback.demo.world import World


def test_the_dice_fall_as_they_fell_on_every_other_machine() -> None:
    dice = Dice("larkpost")
    assert [dice.whole(1, 6) for _ in range(12)] == [4, 5, 2, 6, 4, 1, 6, 3, 3, 4, 4, 3]


def test_the_truth_points_at_words_that_stand_in_the_message(world: World) -> None:
    texts = {(sent.channel, sent.key): sent.letter.text for sent in world.sent}
    for row in world.truth():
        said = texts[row.channel, row.key][row.start : row.end]
        assert said == said.strip()
        assert said or not row.theme


def test_stretches_of_a_message_follow_each_other(world: World) -> None:
    for sent in world.sent:
        assert all(before.end <= after.start for before, after in pairwise(sent.letter.parts))


def test_nobody_writes_before_coming_or_after_leaving(world: World) -> None:
    for sent in world.sent:
        if sent.who is not None and not sent.letter.junk:
            left = world.life.left[sent.who]
            assert world.people[sent.who].since <= sent.day < (DAYS if left is None else left)


def test_nobody_complains_of_the_redesign_before_having_it(world: World) -> None:
    for sent in world.sent:
        if sent.who is not None and not sent.copy_of and sent.day < world.people[sent.who].redesigned:
            about = {part.lane.theme for part in sent.letter.parts if part.lane}
            assert not about & {"new-look", "old-layout", "density"}


def test_silent_people_are_silent(world: World) -> None:
    assert not [s for s in world.sent if s.who is not None and world.people[s.who].silent and s.letter.parts]


@pytest.mark.slow
def test_the_redesign_is_complained_of_most_three_months_late() -> None:
    months = _months(World().sent, {"new-look", "old-layout", "density"})
    assert max(months, key=months.__getitem__) == "2026-05"
    assert months["2026-05"] > 5 * months["2026-02"]


@pytest.mark.slow
def test_customers_leave_as_the_world_says_they_do() -> None:
    """An unanswered complaint doubles the chance to leave, an answered one hardly matters."""
    days, left = defaultdict[str, float](float), Counter[str]()
    for seed in (1, 2, 3):
        _count_at_risk(World(4000, seed), days, left)
    usual = left["quiet"] / days["quiet"]
    assert left["open"] / days["open"] / usual == pytest.approx(LEAVING["open complaint"], rel=0.25)
    assert left["answered"] / days["answered"] / usual == pytest.approx(LEAVING["answered complaint"], rel=0.35)


def test_the_same_seed_gives_the_same_exports_to_the_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_exports(World(60), tmp_path / name)
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*") if path.is_file())
    assert len(files) == 9
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_the_truth_comes_back_from_its_file(world: World, tmp_path: Path) -> None:
    write_truth(world.truth(), tmp_path / "truth.parquet")
    assert read_truth(tmp_path / "truth.parquet") == world.truth()


def test_days_and_dates_agree() -> None:
    assert date_of(day_of(date(2026, 2, 3))) == date(2026, 2, 3)
    assert date_of(DAYS - 1) == date(2026, 10, 31)


def _months(sents: list[Sent], names: set[str]) -> Counter[str]:
    about = [
        s for s in sents if any(p.lane and p.lane.theme in names and p.mood == "complaint" for p in s.letter.parts)
    ]
    return Counter(date_of(sent.day).isoformat()[:7] for sent in about)


def _count_at_risk(world: World, days: dict[str, float], left: Counter[str]) -> None:
    """Leavers in a middle band of tenure and days lived, weighed by plan, by whether a complaint stands unanswered."""
    complaints: dict[int, list[tuple[int, int]]] = {}
    for said in world.life.said:
        if said.lane and said.lane.mood == "complaint":
            complaints.setdefault(said.who, []).append((said.day, DAYS * 2 if said.answered is None else said.answered))
    for who, person in enumerate(world.people):
        gone = world.life.left[who]
        end = DAYS - 1 if gone is None else gone
        for day in range(max(0, person.since), end + 1):
            if 90 <= day - person.since < 365 and not person.heavy:
                state = _state(complaints.get(who, []), day)
                if state == "quiet" and any(start <= day < stop for start, stop in world.life.unhappy[who]):
                    continue
                days[state] += LEAVING.get(person.plan, 1.0)
                left[state] += day == gone and world.life.why[who] == "left"


def _state(complaints: list[tuple[int, int]], day: int) -> str:
    past = [until for start, until in complaints if start < day]
    return "quiet" if not past else "open" if max(past) > day else "answered"
