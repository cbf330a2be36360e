"""The author's word stands in the file, at exactly that place and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellback.errors import NotFound
from tellback.narrative.claim import Standing
from tellback.narrative.keep import add, confirm, drop, undo
from tellback.narrative.tell import recall
from tellback.workspace.workspace import Workspace

STORY = (
    "\ufeff# Larkmail finds it\r\n\r\nYou can find **any\r\nmessage** in a second. The bird is blue. It is free.\r\n"
)


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    (tmp_path / "tellback.toml").write_text('name = "Larkmail"\n', encoding="utf-8")
    (tmp_path / "prfaq.md").write_bytes(STORY.encode())
    return Workspace(tmp_path)


def source(here: Workspace) -> str:
    return (here.folder / "prfaq.md").read_bytes().decode()


def test_confirming_writes_a_comment_behind_the_sentence(here: Workspace) -> None:
    decided = confirm(here, "find-message-second")
    assert (decided.id, decided.standing, decided.line) == ("find-message-second", Standing.CONFIRMED, 3)
    assert source(here) == STORY.replace("second. ", "second. <!-- claim: find-message-second --> ")


def test_dropping_takes_a_promise_out_of_the_count(here: Workspace) -> None:
    drop(here, "find-message-second")
    assert "second. <!-- no claim --> The bird" in source(here)
    assert [claim.id for claim in recall(here).claims] == ["free"]


def test_what_was_said_can_be_said_otherwise_and_taken_back(here: Workspace) -> None:
    drop(here, "find-message-second")
    confirm(here, "find-message-second")
    assert source(here).count("<!--") == 1
    assert undo(here, "find-message-second").standing is Standing.PROPOSED
    assert source(here) == STORY


def test_any_sentence_can_be_made_a_promise(here: Workspace) -> None:
    decided = add(here, 4, 30)
    assert (decided.id, decided.text) == ("bird-blue", "The bird is blue.")
    assert "The bird is blue. <!-- claim: bird-blue --> It is free." in source(here)
    assert undo(here, "bird-blue").standing is None
    assert source(here) == STORY


def test_a_place_without_a_sentence_is_told_with_the_nearest(here: Workspace) -> None:
    with pytest.raises(
        NotFound, match=r"prfaq\.md:2:1 is in no sentence\. The nearest begins at 1:3: “Larkmail finds it”"
    ):
        add(here, 2, 1)


def test_an_unknown_promise_is_answered_with_the_nearest(here: Workspace) -> None:
    with pytest.raises(NotFound, match=r"No promise goes by find-mail\. Is it find-message-second\?"):
        confirm(here, "find-mail")
    assert source(here) == STORY


def test_the_id_lasts_when_a_confirmed_sentence_is_rewritten(here: Workspace) -> None:
    confirm(here, "find-message-second")
    text = source(here).replace("You can find **any\r\nmessage** in a second.", "Nothing is ever lost.")
    (here.folder / "prfaq.md").write_bytes(text.encode())
    assert recall(here).claims[0].id == "find-message-second"
    assert recall(here).claims[0].text == "Nothing is ever lost."


EVERYWHERE = """\
# Larkmail **finds it**

_For people who live in their inbox._

> - **It is blue. It sings.** And [it is free. Read on](https://example.org).
>   "It works," said Ana.

## FAQ

| Asked | Said |
|---|---|
| Is it free? | It is. |

**Is it fast?** It is `fast`.
It is.  <!-- a note -->
- It is fun
"""


def test_every_sentence_can_be_marked_and_the_mark_taken_back_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "tellback.toml").write_text("", encoding="utf-8")
    (tmp_path / "prfaq.md").write_bytes(EVERYWHERE.encode())
    here = Workspace(tmp_path)
    places = [sentence.span for sentence in recall(here).sentences]
    assert len(places) > 8
    for place in places:
        decided = add(here, place.line, place.column)
        assert decided.standing is Standing.CONFIRMED
        assert recall(here).source != EVERYWHERE
        undo(here, decided.id)
        assert recall(here).source == EVERYWHERE
