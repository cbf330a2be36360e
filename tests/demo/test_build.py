"""The demo workspace is built once, gone on with, and never put where something else stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tellback.cli import tellback
from tellback.demo.build import MARK, SOURCES, Demo, NotTheDemo, build
from tellback.demo.reception import ASKED
from tellback.demo.world import World
from tellback.workspace.workspace import HIDDEN, Workspace

SMALL = World(80)


def quiet(_: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Demo]:
    """A small demo."""
    folder = tmp_path_factory.mktemp("demo") / "tellback-demo"
    return folder, build(folder, SMALL, quiet)


@pytest.mark.slow
def test_everything_comes_in_through_the_real_sources(built: tuple[Path, Demo]) -> None:
    folder, demo = built
    assert demo.built
    assert [file.source for file in demo.files] == list(SOURCES.values())
    assert [(file.roster, file.set_aside) for file in demo.rosters] == [("table", 0), ("stripe", 0), ("signs", 0)]
    assert demo.readers == sum(asked.come for asked in ASKED)
    assert demo.understood.waiting == 0
    assert Workspace(folder).narratives == [folder.resolve() / "prfaq.md"]


@pytest.mark.slow
def test_who_was_answered_and_when_is_known(built: tuple[Path, Demo]) -> None:
    store = Workspace(built[0]).store
    rows = store.query("select source, max(answered_at) as last from messages group by source order by source")
    store.close()
    assert [row["source"] for row in rows if row["last"]] == ["store reviews", "support tickets"]


@pytest.mark.slow
def test_one_person_is_one_author_in_every_source(built: tuple[Path, Demo]) -> None:
    store = Workspace(built[0]).store
    authors = store.query("select distinct author from messages where author <> ''")
    store.close()
    assert {row["author"] for row in authors} <= {person.id for person in SMALL.people} | {""}


@pytest.mark.slow
def test_the_second_time_nothing_is_built(built: tuple[Path, Demo]) -> None:
    folder, _ = built
    again = build(folder, SMALL, quiet)
    assert (again.built, again.files, again.rosters) == (False, (), ())
    assert (again.readers, again.understood.messages) == (0, 0)


@pytest.mark.slow
def test_a_killed_build_is_gone_on_with(built: tuple[Path, Demo]) -> None:
    folder, first = built
    (folder / HIDDEN / MARK).write_text("begun", encoding="utf-8")
    again = build(folder, SMALL, quiet)
    assert sum(file.added + file.changed for file in (*again.files, *again.rosters)) == 0
    assert [file.read for file in again.files] == [file.read for file in first.files]


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana", encoding="utf-8")
    with pytest.raises(NotTheDemo, match="--folder"):
        build(tmp_path, SMALL, quiet, fresh=True)
    assert (tmp_path / "letter.txt").is_file()


def test_the_command_says_what_it_is_about() -> None:
    said = CliRunner().invoke(tellback, ["demo", "--help"]).output
    assert "made-up" in said
    assert "--no-open" in said
