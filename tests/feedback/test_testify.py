from __future__ import annotations

from pathlib import Path

import pytest

import heron
from tellback.feedback import testify as witness
from tellback.feedback.relate import relate_all
from tellback.model.base import Embedder
from tellback.narrative.evidence import Evidence, Relation
from tellback.narrative.tell import recall
from tellback.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, address: str) -> Workspace:
    (tmp_path / "tellback.toml").write_text(f'store = "{address}"\n')
    (tmp_path / "story.md").write_text(heron.STORY.replace("easy to use.", "easy to use. <!-- claim -->"))
    return Workspace(tmp_path)


def evidence(workspace: Workspace) -> list[Evidence]:
    return list(witness.testify(workspace, recall(workspace)))


def test_nothing_is_testified_before_an_import(workspace: Workspace) -> None:
    assert evidence(workspace) == []
    workspace.close()


def test_each_promise_has_its_witnesses_in_their_own_words(workspace: Workspace, model: Embedder) -> None:
    heron.say(workspace.store, model)
    relate_all(workspace)
    found = {(each.about, each.relation): each for each in evidence(workspace)}
    supports = found[heron.claim("calendars"), Relation.SUPPORTS]
    assert (supports.people, supports.messages) == (1, 1)
    assert supports.words[0].text == "I love that all my calendars are in one window, it works great."
    assert supports.words[0].said_on == "2024-03-03"
    assert supports.precision is not None
    assert not supports.precision.known
    [asks] = [each for each in found.values() if each.relation is Relation.ASKS]
    assert asks.people == 2
    workspace.close()


def test_a_person_is_quoted_once_however_often_they_say_it(workspace: Workspace, model: Embedder) -> None:
    text = "I love that all my calendars are side by side in one window."
    heron.say(workspace.store, model, [*heron.SAID, ("Cem", text), ("", text), ("", text)])
    relate_all(workspace)
    [supports] = [each for each in evidence(workspace) if each.relation is Relation.SUPPORTS]
    assert (supports.people, supports.messages, len(supports.words)) == (3, 4, 3)
    surest = [word.sureness for word in supports.words]
    assert surest == sorted(surest, reverse=True)
    workspace.close()


def test_a_promise_too_vague_to_link_says_why(workspace: Workspace, model: Embedder) -> None:
    heron.say(workspace.store, model)
    relate_all(workspace)
    [vague] = [each for each in evidence(workspace) if each.note]
    assert vague.people == 0
    assert vague.note.startswith("Too vague to link: ")
    workspace.close()
