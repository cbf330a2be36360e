"""Who says what."""

from __future__ import annotations

from tellback.narrative.prfaq import PRFAQ


def test_what_stands_between_two_quotes_is_no_quote(prfaq: PRFAQ) -> None:
    """
    # Heron lets small firms run payroll in four minutes

    Press the button marked "go for it now" and wait until the word changes to "done for this month" at the end.
    """
    assert not prfaq.quotes


def test_a_sentence_behind_a_dash_is_no_speaker(prfaq: PRFAQ) -> None:
    """
    # Heron lets small firms run payroll in four minutes

    The list says "everything is paid for March" - you can close it, and this is all.
    """
    assert not prfaq.quotes


def test_a_split_quote_has_one_speaker(prfaq: PRFAQ) -> None:
    """
    # Heron lets small firms run payroll in four minutes

    "I used to do it on Sunday night," said Ana Ruiz, owner of Bright Bakery. "Now I am done before the bread is."
    """
    assert [quote.speaker for quote in prfaq.quotes] == ["Ana Ruiz, owner of Bright Bakery"]
