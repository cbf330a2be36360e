"""Real PR/FAQs and working-backwards documents, held against what a person found in them (`key.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tellback.narrative.file import read
from tellback.narrative.question import Circle

KEY: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("key.toml").read_text(encoding="utf-8"))


@pytest.mark.data
def test_headline_and_questions_of_real_prfaqs_are_right(data: Path) -> None:
    right = 0
    for path in (data / "prfaqs").glob("*.md"):
        key, story = KEY["prfaqs"][path.name], read(path)
        headline = " ".join(story.headline.text.split()) if story.headline else ""
        counts = (len(story.external), len(story.internal)) == (key["external"], key["internal"])
        right += headline.startswith(key["headline"]) and counts
    assert right >= 9


@pytest.mark.data
def test_questions_of_real_working_backwards_documents_are_found_where_they_stand(data: Path) -> None:
    found, meant = set[tuple[str, str, int]](), set[tuple[str, str, int]]()
    for path in (data / "cdk_rfcs" / "text").glob("*.md"):
        found |= {(path.name, question.circle.value, question.span.line) for question in read(path).questions}
        key = KEY["rfcs"].get(path.name, {})
        meant |= {(path.name, circle.value, line) for circle in Circle for line in key.get(circle.value, [])}
    assert len(found & meant) >= 0.95 * len(meant)
    assert len(found & meant) >= 0.95 * len(found)


@pytest.mark.data
def test_words_without_meaning_are_read_too(data: Path) -> None:
    story = read(data / "gibberish.md")
    assert (len(story.external), len(story.internal)) == (5, 5)
