from __future__ import annotations

import time
from pathlib import Path

import pytest

from tellback.feedback.message import Message
from tellback.feedback.queries import messages as queries
from tellback.feedback.read import read
from tellback.feedback.understand import Understood, understand
from tellback.workspace.workspace import Workspace

STORY = """# Larkmail finds every message in a second

MUNICH, 3 May 2024. Larkmail finds every message in under a second, however large the archive is.

## FAQ

**Q: Does Larkmail print a whole thread?**

Yes. Choose Print thread in the menu.
"""
SLOW = "Searching the archive takes minutes and finds nothing in month {}."
PRINT = "How do I print the whole thread of week {}?"
TABLES = ("passages", "enrichments", "themes", "links", "link_runs", "theme_runs")


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    (tmp_path / "tellback.toml").write_text('name = "Larkmail"\n', encoding="utf-8")
    (tmp_path / "prfaq.md").write_text(STORY, encoding="utf-8")
    return Workspace(tmp_path)


def land(here: Workspace, texts: list[str]) -> None:
    rows = [Message("desk", text, text, said_at="2024-06-01", author=text) for text in texts]
    queries.land(here.store, rows)


def everything(here: Workspace) -> list[object]:
    return [here.store.query(f"select * from {table} order by 1, 2") for table in TABLES]


def test_what_came_in_ends_up_in_themes_and_beside_the_story(here: Workspace) -> None:
    land(here, [text.format(number) for text in (SLOW, PRINT) for number in range(30)])
    done = understand(here)
    assert (done.messages, done.waiting) == (60, 0)
    assert here.store.query("select count(distinct theme_id) as n from passages where theme_id > 0")[0]["n"] >= 2
    assert "larkmail-finds-every-message-under" in {
        row["about"] for row in here.store.query("select about from link_runs")
    }


def test_where_nothing_waits_nothing_changes_and_it_is_done_at_once(here: Workspace) -> None:
    land(here, [SLOW.format(number) for number in range(30)])
    understand(here)
    before = everything(here)
    began = time.monotonic()
    again = understand(here)
    assert time.monotonic() - began < 1
    assert again == Understood(0, 0, 0, again.seconds)
    assert everything(here) == before


def test_a_run_killed_before_the_themes_is_made_good_by_the_next(here: Workspace) -> None:
    land(here, [text.format(number) for text in (SLOW, PRINT) for number in range(30)])
    read(here.store, here.model)
    assert here.store.query("select * from themes") == []
    understand(here)
    assert here.store.query("select * from themes") != []


def test_an_empty_workspace_is_understood_too(here: Workspace) -> None:
    assert understand(here).messages == 0


def test_what_is_being_done_is_told(here: Workspace) -> None:
    land(here, [SLOW.format(number) for number in range(3)])
    told: list[str] = []
    understand(here, lambda what, _done, _total: told.append(what))
    assert list(dict.fromkeys(told)) == ["reading", "grouping", "relating"]
