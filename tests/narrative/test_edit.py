"""What was typed goes into the story's file, and nobody's text is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import world
from tellback.errors import ChangedMeanwhile, NotFound
from tellback.narrative.edit import differences, open_sheet, save, state, unified
from tellback.workspace.workspace import Workspace


def test_what_was_typed_is_written(here: Workspace) -> None:
    sheet = open_sheet(here)
    kept = save(here, sheet.name, sheet.digest, sheet.text + "\nMore.\n")
    assert (here.folder / "prfaq.md").read_text(encoding="utf-8") == world.STORY + "\nMore.\n"
    assert kept.digest == state(here, "prfaq.md") != sheet.digest


def test_a_file_changed_meanwhile_is_left_as_it_is(here: Workspace) -> None:
    sheet, path = open_sheet(here), here.folder / "prfaq.md"
    path.write_text("# Somebody else was here\n", encoding="utf-8")
    with pytest.raises(ChangedMeanwhile):
        save(here, sheet.name, sheet.digest, "# Mine\n")
    assert path.read_text(encoding="utf-8") == "# Somebody else was here\n"


def test_a_file_deleted_meanwhile_is_not_written_unasked(here: Workspace) -> None:
    sheet = open_sheet(here)
    (here.folder / "prfaq.md").unlink()
    with pytest.raises(ChangedMeanwhile):
        save(here, sheet.name, sheet.digest, "# Mine\n")
    assert state(here, "prfaq.md") == ""
    assert save(here, sheet.name, "", "# Mine\n").text == "# Mine\n"


def test_line_ends_and_byte_order_mark_stay_as_they_were(here: Workspace) -> None:
    path = here.folder / "prfaq.md"
    path.write_bytes(b"\xef\xbb\xbf# One\r\n\r\nTwo\nThree\r\n")
    sheet = open_sheet(here)
    assert sheet.text == "# One\n\nTwo\nThree\n"
    save(here, sheet.name, sheet.digest, "# One\n\nA new line\nTwo\nThree\nLast")
    assert path.read_bytes() == b"\xef\xbb\xbf# One\r\n\r\nA new line\r\nTwo\nThree\r\nLast"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(before=st.text("a\n\r b"), typed=st.text("a\n b"))
def test_saving_what_was_not_changed_changes_no_byte(here: Workspace, before: str, typed: str) -> None:
    path = here.folder / "prfaq.md"
    path.write_bytes(before.encode())
    sheet = open_sheet(here)
    assert save(here, sheet.name, sheet.digest, sheet.text).digest == sheet.digest
    assert path.read_bytes() == before.encode()
    assert save(here, sheet.name, sheet.digest, typed).text == typed


def test_a_workspace_without_a_story_begins_from_the_example(here: Workspace) -> None:
    (here.folder / "prfaq.md").unlink()
    sheet = open_sheet(here)
    assert (sheet.name, sheet.digest) == ("prfaq.md", "")
    assert "made-up product" in sheet.text
    save(here, sheet.name, "", sheet.text)
    with pytest.raises(ChangedMeanwhile):
        save(here, sheet.name, "", "# Mine\n")


@pytest.mark.parametrize("name", ["../outside.md", "tellback.toml", "/etc/passwd.md", "notes.txt", "no/such/folder.md"])
def test_nothing_but_a_story_can_be_written(here: Workspace, name: str) -> None:
    with pytest.raises(NotFound):
        save(here, name, "", "# Mine\n")


def test_differences_say_what_is_the_same() -> None:
    found = differences("a\nb\nc", unified("a\r\nB\r\nc"))
    assert [(each.same, each.there, each.typed) for each in found] == [
        (True, ("a",), ("a",)),
        (False, ("b",), ("B",)),
        (True, ("c",), ("c",)),
    ]
