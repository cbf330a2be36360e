"""What a person reads on the terminal after a search or an erasure."""

from __future__ import annotations

from tellback.feedback.erase import Erased
from tellback.feedback.query import Found, Query, Results
from tellback.feedback.results import erased_line, result_lines
from tellback.feedback.stance import Stance
from tellback.narrative.evidence import Word


def found(text: str, before: str = "") -> Found:
    word = Word(text, message=7, passage=9, said_on="2026-01-05", source="desk", sureness=0.9)
    return Found(word, before, "", "", "pro", Stance.COMPLAINT, 3, "Crashes", ())


def test_a_message_is_told_with_what_is_known_of_it_and_nothing_that_leads_to_a_person() -> None:
    results = Results(Query("crash", most=1), 12, (found("It crashes, mail ana@example.com.", "Dear Ben,\n"),))
    lines = "\n".join(result_lines(results))
    assert lines.startswith("12 messages, 1 to 1 shown:")
    assert "2026-01-05 · desk · pro · complaint · Crashes · message 7" in lines
    assert "Dear [name]," in lines
    assert "It crashes, mail [email]." in lines
    assert lines.endswith("The next: --skip 1")


def test_nothing_found_is_said() -> None:
    assert list(result_lines(Results(Query("x"), 0, ()))) == ["No message fits."]
    assert list(result_lines(Results(Query("x", skip=40), 3, ()))) == ["There are only 3 messages."]


def test_an_erasure_is_told_in_numbers() -> None:
    assert erased_line(Erased(1, 2, 1)) == (
        "Erased 1 message with 2 passages, and 1 row set aside emptied. Counts stay; no import brings them back."
    )


def test_what_a_person_wrote_under_other_names_is_told_with_the_command_that_erases_it() -> None:
    said = erased_line(Erased(1, 2, 0, customers=1, others=("ana@x.example", "7"), kept={"Ana Silva": 2}))
    assert "1 customer lost their name." in said
    assert said.endswith("still there. Erase it, too:\n  tellback erase 'Ana Silva'  # 2 messages")
    assert "tellback erase" not in erased_line(Erased(1, 2, 0, customers=1, others=("7",)))
