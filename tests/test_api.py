"""The Python API, as the README's reader would use it."""

from __future__ import annotations

from pathlib import Path

import pytest

import tellback
from tellback.narrative.begin import begin

EXPORT = """id,author,created,text
1,ana,2027-03-01,I cannot find any message with the search.
2,ben,2027-03-02,How do I print a calendar?
"""


def test_every_name_can_be_fetched() -> None:
    names = [name for name in dir(tellback) if not name.startswith("_")]
    assert {"Workspace", "parse", "tell", "bring_in", "search", "asked"} <= set(names)
    assert all(getattr(tellback, name) is not None for name in names)


def test_a_name_it_does_not_have_is_said() -> None:
    with pytest.raises(AttributeError, match="no attribute 'tel'"):
        tellback.tel  # noqa: B018 - asking is the test


def test_from_a_new_workspace_to_what_customers_ask(tmp_path: Path) -> None:
    begin(tmp_path / "larkpost")
    (tmp_path / "tickets.csv").write_text(EXPORT, encoding="utf-8")
    here = tellback.Workspace(tmp_path / "larkpost")
    taken = tellback.bring_in(here, tellback.look(here, tmp_path / "tickets.csv"))
    tellback.understand(here)
    story, questions = tellback.tell(here), tellback.asked(here.store, [tellback.tell(here).prfaq])
    assert (taken.added, story.prfaq.headline is not None, questions.messages) == (2, True, 1)
    here.close()
