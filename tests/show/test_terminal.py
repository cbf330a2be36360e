"""Text for the terminal."""

from __future__ import annotations

import pytest

from tellback.show.terminal import counted, paragraph, strong


def test_a_paragraph_is_wrapped_below_its_first_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert paragraph("one two three four five six", indent=2, first="- ") == "  - one two three four five\n    six"


def test_one_is_not_many() -> None:
    assert [counted(1, "person", "people"), counted(1200, "person", "people")] == ["1 person", "1,200 people"]
    assert counted(3, "promise") == "3 promises"


def test_no_color_asks_for_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert strong("Heron") == "\x1b[1mHeron\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert strong("Heron") == "Heron"
