from __future__ import annotations

import pytest

from tellback.text.asking import is_question


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is there a dark mode?", "en"),
        ('He asked "why?"', "en"),
        ("how do i change the font", "en"),
        ("Hi, is there a way to export my contacts", "en"),
        ("I was wondering whether the calendar can be shared.", "en"),
        ("Please tell me where the archive is kept", "en"),
        ("wie kann ich die Schrift ändern", "de"),
        ("Comment exporter mes contacts", "fr"),
        ("¿Dónde está la papelera", "es"),
        ("come posso cambiare il tema", "it"),
        ("como faço para exportar", "pt"),
        ("hoe kan ik dit uitzetten", "nl"),
        ("設定はどこですか？", "ja"),
    ],
)
def test_questions_are_heard(text: str, language: str) -> None:
    assert is_question(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "I can't send mail.",
        "When I open a message the window freezes.",
        "The search is fast; I like it;",
        "It does not do what it should.",
        "",
        "What a great update!",
    ],
)
def test_statements_are_not_questions(text: str) -> None:
    assert not is_question(text, "en")
