"""What a comment allows, and how far it reaches."""

from __future__ import annotations

import pytest

from tellback.narrative.draft import Draft
from tellback.narrative.parse import parse


def reach(text: str) -> list[tuple[str, str]]:
    """Each rule allowed, with the text in which it is."""
    draft = Draft(parse(text))
    return [(each.rule, text[each.start : each.end]) for each in draft.allowances]


def test_alone_on_its_line_it_reaches_the_block_below() -> None:
    text = "# Heron pays\n\n<!-- allow hype -->\n\nBest of all.\nStill here.\n\nNot here.\n"
    assert reach(text) == [("hype", "Best of all.\nStill here.\n")]


def test_above_a_heading_it_reaches_the_heading_only() -> None:
    text = "<!-- allow shouted-headline: the owner insists -->\n# Heron pays!\nBest of all.\n"
    assert reach(text) == [("shouted-headline", "# Heron pays!\n")]


def test_behind_a_sentence_it_reaches_the_sentence_and_the_line() -> None:
    text = "# Heron pays\n\nOne is here. The best\nof all. <!-- allow hype, weasel-words --> And more.\n\nNot here.\n"
    assert reach(text) == [
        (name, "The best\nof all. <!-- allow hype, weasel-words --> And more.") for name in ("hype", "weasel-words")
    ]


def test_the_whole_file_may_be_meant() -> None:
    text = "# Heron pays\n\nIt is the best. <!-- allow-file hype -->\n"
    assert reach(text) == [("hype", text)]


@pytest.mark.parametrize("comment", ["allow the reader a moment", "allowed hype", "Do not allow hype", "allow"])
def test_words_to_people_allow_nothing(comment: str) -> None:
    assert reach(f"# Heron pays\n\nIt is the best. <!-- {comment} -->\n") == []


def test_capitals_do_not_matter() -> None:
    said = "It is the best. <!-- Allow Hype: because -->"
    assert reach(f"{said}\n") == [("hype", said)]


def test_code_allows_nothing() -> None:
    assert reach("# Heron pays\n\n```\n<!-- allow hype -->\n```\n") == []


def test_a_name_is_found_to_the_character() -> None:
    text = "# 🦩 pays\r\n\r\nBest. <!-- allow hype,weasel-words -->\r\n"
    draft = Draft(parse(text))
    assert [each.span.of(text) for each in draft.allowances] == ["hype", "weasel-words"]
    assert [(each.span.line, each.span.column) for each in draft.allowances] == [(3, 18), (3, 23)]
