"""What changed in what is promised, sentence by sentence, and how a promise was worded before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click import unstyle

import world
from tellback.errors import NotFound
from tellback.narrative.change import Change, Comparison
from tellback.narrative.changes_report import diff_lines, lineage_lines
from tellback.narrative.compare import compare
from tellback.narrative.fate import chapters
from tellback.narrative.lineage import lineage
from tellback.narrative.snapshot import snapshot
from tellback.narrative.tell import recall
from tellback.workspace.workspace import Workspace

STORY = """\
# Heron pays everybody by noon

## The problem

Small firms wait three days for their payroll to reach the bank.

## The solution

Heron pays every employee by noon. <!-- claim: noon -->
You can leave Heron in one click and take your payslips with you. <!-- claim: leave -->
Payslips are kept for ten years. <!-- claim: kept -->
Nobody needs a form to report a sick day. <!-- claim: sick -->
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    workspace = world.found(tmp_path / "heron", "Heron", STORY)
    snapshot(workspace, "beta", "What testers were told")
    yield workspace
    workspace.close()


def rewrite(here: Workspace, **swap: str) -> None:
    path = here.narratives[0]
    text = path.read_text(encoding="utf-8")
    for old, new in swap.items():
        assert old.replace("_", " ") in text
        text = text.replace(old.replace("_", " "), new)
    path.write_text(text, encoding="utf-8")


def told(changes: tuple[Change, ...]) -> list[tuple[str, list[str]]]:
    return [(chapter.title, [change.claim for change in chapter.changes]) for chapter in chapters(changes)]


def lines(comparison: Comparison) -> str:
    return unstyle("\n".join(diff_lines(comparison)))


def test_nothing_changed_is_said(here: Workspace) -> None:
    assert "nothing has changed" in lines(compare(here))


def test_every_fate_of_a_promise_is_told_with_its_id(here: Workspace) -> None:
    rewrite(
        here,
        **{
            "every employee by noon.": "every employee before eleven.",
            "Nobody needs a form to report a sick day. <!-- claim: sick": "It costs €4 a month. <!-- claim: cost",
            "ten years. <!-- claim: kept -->": "ten years. <!-- no claim -->",
            "Small firms wait three days": "Small firms wait four days",
        },
    )
    found = compare(here)
    assert told(found.promises) == [
        ("New", ["cost"]),
        ("Edited", ["noon"]),
        ("Said, but no promise any more", ["kept"]),
        ("Gone", ["sick"]),
    ]
    assert told(found.others) == [("Edited", [""])]
    assert "[-by noon-]{+before eleven+}" in lines(found)


def test_a_split_and_a_merge_keep_the_promise(here: Workspace) -> None:
    rewrite(here, **{"in one click and take": "in one click. You take"})
    assert told(compare(here).promises) == [("Split", ["leave"])]
    snapshot(here, note="Shorter sentences")
    rewrite(here, **{"in one click. You take": "in one click, you take"})
    assert told(compare(here).promises) == [("Merged", ["leave"])]


def test_the_reasons_of_all_versions_between_are_told(here: Workspace) -> None:
    for before, after, note in (("noon", "eleven", "Sooner"), ("eleven", "ten", "Sooner still"), ("ten.", "nine.", "")):
        rewrite(here, **{f"employee by {before}": f"employee by {after}"})
        snapshot(here, note=note)
    assert [version.reason for version in compare(here, "v1", "v3").reasons] == ["Sooner still", "Sooner"]
    assert [version.reason for version in compare(here, "v3", "beta").reasons] == ["Sooner still", "Sooner"]
    assert compare(here, "v4").reasons == ()


def test_without_versions_it_says_how_to_save_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    fresh = world.found(tmp_path / "fresh", "Fresh", STORY)
    assert "tellback snapshot" in lines(compare(fresh))
    with pytest.raises(NotFound, match="has no versions yet"):
        compare(fresh, "v1")
    fresh.close()


def test_a_promise_knows_its_wordings_and_why_they_changed(here: Workspace) -> None:
    rewrite(here, **{"every employee by noon.": "every employee before eleven."})
    snapshot(here, note="The bank is faster now")
    rewrite(here, **{"Payslips are kept": "All payslips are kept"})
    found = lineage(here, "noon")
    assert found.stands
    assert [(each.since.called, each.until, each.kind, each.texts[0]) for each in found.wordings] == [
        ("v2", "now", "edited", "Heron pays every employee before eleven."),
        ("v1", "v1", "new", "Heron pays every employee by noon."),
    ]
    assert "The bank is faster now" in "\n".join(lineage_lines(found))


def test_what_is_lost_keeps_the_version_it_last_stood_in(here: Workspace) -> None:
    recall(here)
    snapshot(here, "again")
    rewrite(here, **{"Nobody needs a form to report a sick day. <!-- claim: sick -->": ""})
    recall(here)
    found = lineage(here, "sick")
    assert (found.stands, found.last) == (False, "v2")
    assert "it last stood in v2" in "\n".join(lineage_lines(found))
    with pytest.raises(NotFound, match="Did you mean `sick`"):
        lineage(here, "sicks")


def test_an_unnamed_promise_keeps_its_id_through_versions_that_were_never_read(here: Workspace) -> None:
    rewrite(here, **{" <!-- claim: leave -->": "", "in one click": "with one click, whenever you like,"})
    snapshot(here)
    (change,) = compare(here, "v1", "v2").promises
    assert change.claim == next(claim.id for claim in recall(here).claims if "leave" in claim.text)
