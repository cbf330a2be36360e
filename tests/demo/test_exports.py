"""What the world exports comes in through the real sources, broken rows aside."""

from __future__ import annotations

import pytest

from tellback.demo.exports import BROKEN, IN_APP, REVIEWS, SURVEY, TICKETS, write_exports
from tellback.demo.world import World
from tellback.feedback.export import Export
from tellback.feedback.intake import Intake, intake
from tellback.feedback.recognise import recognise
from tellback.store.opening import open_store

TICKETS_NAME = {"external_id": "id", "author": "requester.id"}


@pytest.fixture(scope="module")
def taken(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Export, Intake, Intake]]:
    """Each export, imported twice."""
    folder = tmp_path_factory.mktemp("larkpost")
    write_exports(world, folder)
    store = open_store(folder / "test.db")
    done = {}
    for name in BROKEN:
        export = recognise(folder / name, given=TICKETS_NAME if name == TICKETS else None)
        done[name] = export, intake(store, export), intake(store, export)
    store.close()
    return done


@pytest.mark.parametrize("name", BROKEN)
def test_only_the_rows_broken_on_purpose_cannot_be_read(
    name: str, taken: dict[str, tuple[Export, Intake, Intake]]
) -> None:
    _, first, _ = taken[name]
    assert first.set_aside - first.wordless == BROKEN[name]
    assert first.added > 0


@pytest.mark.parametrize("name", BROKEN)
def test_the_same_export_again_changes_nothing(name: str, taken: dict[str, tuple[Export, Intake, Intake]]) -> None:
    _, first, again = taken[name]
    assert (again.added, again.changed) == (0, 0)
    assert again.read == first.read


def test_every_message_with_words_comes_in_once(world: World, taken: dict[str, tuple[Export, Intake, Intake]]) -> None:
    worded = [sent for sent in world.sent if sent.letter.text or sent.letter.title]
    assert sum(first.added for _, first, _ in taken.values()) == len(worded)


@pytest.mark.parametrize(
    ("name", "text", "scale"),
    [
        (TICKETS, "description", ""),
        (REVIEWS, "Review Text", "1-5"),
        (SURVEY, "What is the main reason for your score?", "0-10"),
        (IN_APP, "message", "1-5"),
    ],
)
def test_columns_are_recognised(
    name: str, text: str, scale: str, taken: dict[str, tuple[Export, Intake, Intake]]
) -> None:
    columns = taken[name][0].columns
    assert columns.fields["text"] == text
    assert columns.scale == scale
    assert {"said_at", "external_id"} <= set(columns.fields)


def test_plan_and_revenue_are_those_of_the_day(world: World) -> None:
    late, early = 0, 0
    for sent in world.sent:
        who = world.people[sent.who] if sent.who is not None else None
        if who and who.upgraded is not None:
            late += sent.day >= who.upgraded and who.plan_on(sent.day) == "Plus"
            early += sent.day < who.upgraded and who.revenue_on(sent.day, 10_000) == 0
    assert late
    assert early
