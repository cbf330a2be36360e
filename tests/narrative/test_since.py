"""What was touched since an older version."""

from __future__ import annotations

from tellback.narrative.parse import parse
from tellback.narrative.since import since

OLD = """\
# Heron pays everybody by noon

Heron pays your people by noon. It costs €4 a month.

You can leave whenever you like.

## FAQ

### What does it cost?

It costs €4 a month for each person.
"""


def touched(**swap: str) -> set[str]:
    text = OLD
    for old, new in swap.items():
        text = text.replace(old.replace("_", " "), new)
    return {sentence.text for sentence in since(OLD, parse(text))}


def test_nothing_is_touched_in_the_same_text() -> None:
    assert touched() == set()


def test_edited_and_new_sentences_are_touched() -> None:
    assert touched(**{"people by noon.": "people by eleven. Nobody waits."}) == {
        "Heron pays your people by eleven.",
        "Nobody waits.",
    }


def test_an_edited_question_is_touched() -> None:
    assert touched(**{"does it cost?": "will it cost me?"}) == {"What will it cost me?"}


def test_a_move_touches_nothing() -> None:
    moved = OLD.replace("You can leave whenever you like.\n\n", "") + "\nYou can **leave** whenever you like.\n"
    assert since(OLD, parse(moved)) == frozenset()
