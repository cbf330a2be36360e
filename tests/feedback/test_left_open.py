"""What customers say becomes findings in the place of the story they speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

import heron
from tellback.feedback.relate import relate_all
from tellback.model.base import Embedder
from tellback.narrative.check import check, rules
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.proofread import drafted
from tellback.narrative.rule import Group
from tellback.workspace.workspace import Workspace

MORE = [
    *heron.SAID,
    ("Oda", "My calendars never show side by side, the calendars window is broken."),
    ("Per", "Calendars side by side in one window fail every time, it is broken."),
]


@pytest.fixture
def workspace(tmp_path: Path, address: str) -> Workspace:
    (tmp_path / "tellback.toml").write_text(f'store = "{address}"\n')
    (tmp_path / "story.md").write_text(heron.STORY.replace("easy to use.", "easy to use. <!-- claim -->"))
    return Workspace(tmp_path)


def findings(workspace: Workspace, text: str | None = None) -> list[Finding]:
    draft = drafted(workspace.folder / "story.md", text)
    return [each for each in check(draft) if each.rule in {"contradicted-promise", "asked-but-open", "vague-promise"}]


def test_customers_speak_in_the_place_of_the_story(workspace: Workspace, model: Embedder) -> None:
    heron.say(workspace.store, model, MORE)
    relate_all(workspace)
    found = {each.rule: each for each in findings(workspace)}
    contradicted, vague, asked = found["contradicted-promise"], found["vague-promise"], found["asked-but-open"]
    assert contradicted.span.line == 3
    assert contradicted.tier is Tier.MUST
    assert "3 people contradict it, 1 confirm it: “" in contradicted.message
    assert vague.span.line == 5
    assert "dark mode?”: 3 people asked it since March 2024" in asked.message
    assert asked.tier is Tier.SHOULD
    workspace.close()


def test_a_promise_keeps_its_witnesses_while_it_is_edited(workspace: Workspace, model: Embedder) -> None:
    heron.say(workspace.store, model, MORE)
    relate_all(workspace)
    text = (workspace.folder / "story.md").read_text().replace("# Heron 5 is here", "# Heron 5\n\nNew and good.")
    assert "contradicted-promise" in {each.rule for each in findings(workspace, text)}
    workspace.close()


def test_nobody_is_heard_and_nothing_kept_before_an_import(tmp_path: Path) -> None:
    (tmp_path / "tellback.toml").write_text("")
    (tmp_path / "story.md").write_text(heron.STORY)
    assert findings(Workspace(tmp_path)) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["story.md", "tellback.toml"]


def test_what_customers_say_is_a_group_of_its_own() -> None:
    assert [rule.name for rule in rules() if rule.group is Group.CUSTOMERS] == [
        "asked-but-open",
        "contradicted-promise",
        "vague-promise",
    ]
