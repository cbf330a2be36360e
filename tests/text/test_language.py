from __future__ import annotations

import pytest

from tellback.text.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I can't send mail since the last update and nothing helps.", "en"),
        ("Seit dem letzten Update kann ich keine Mails mehr senden.", "de"),
        ("Depuis la mise à jour je ne peux plus envoyer de courriels.", "fr"),
        ("Desde la actualización no puedo enviar correos.", "es"),
        ("Dopo l'aggiornamento non posso più inviare la posta.", "it"),
        ("Desde a atualização não consigo enviar e-mails.", "pt"),
        ("Na de update kan ik geen mail meer versturen.", "nl"),
        ("После обновления почта не отправляется.", "ru"),
        ("アップデート後にメールが送れません。", "ja"),
        ("Po aktualizaci nemohu odesílat poštu.", "cs"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("junk", ["", "   ", "!!!! ???", "12345 678", "👍👍👍", "xxxxxxxxxx", "asdfgh jkl", "a"])
def test_junk_has_no_language(junk: str) -> None:
    assert language_of(junk) == "und"


def test_where_a_text_is_too_short_the_locale_decides() -> None:
    assert language_of("super", "de-AT") == "de"
    assert language_of("Attachments", "en_US") == "en"


def test_a_clear_sentence_outweighs_the_locale() -> None:
    assert language_of("Der Kalender zeigt die Termine nicht mehr an.", "en-US") == "de"


def test_a_few_plain_letters_without_a_locale_pass_for_english() -> None:
    assert language_of("love it") == "en"
