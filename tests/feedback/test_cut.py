from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellback.feedback.cut import MOST, cut


def counting(words: str, title: int = 0) -> list[str]:
    return [words[piece.start : piece.end] for piece in cut(words, title) if piece.counts]


def aside(words: str) -> list[str]:
    return [words[piece.start : piece.end] for piece in cut(words) if not piece.counts]


def test_each_sentence_is_a_passage() -> None:
    assert counting("The search is quick. But printing fails every time.") == [
        "The search is quick.",
        "But printing fails every time.",
    ]


def test_a_title_stays_apart_from_the_text() -> None:
    title = "Calendar entries vanish as soon as I close the window and open it again"
    assert counting(f"{title}\nthis began in May", len(title)) == [title, "this began in May"]


def test_a_fragment_joins_its_neighbour() -> None:
    assert counting("It will not print. Why?") == ["It will not print. Why?"]
    assert counting("Crash\nIt closes when I reply to a message.", 5) == ["Crash\nIt closes when I reply to a message."]


def test_courtesy_does_not_count() -> None:
    text = (
        "Hello everyone,\nmy folders are empty since Monday.\nAny help would be appreciated.\nThanks in advance!\nKarl"
    )
    assert counting(text) == ["my folders are empty since Monday."]
    assert counting("Thanks for deleting my files.") == ["Thanks for deleting my files."]


def test_what_is_answered_does_not_count() -> None:
    text = (
        "It still fails.\n\nOn Mon, 3 Jan 2022, Support wrote:\n> Did you restart it?\n> Please try.\nYes, I did that."
    )
    assert counting(text) == ["It still fails.", "Yes, I did that."]
    text = "It still fails today.\n-----Original Message-----\nFrom: Support\nDid you restart?"
    assert counting(text) == ["It still fails today."]


def test_signatures_and_logs_do_not_count() -> None:
    assert counting("The list is blank again.\n-- \nAda Muster\nHead of Lists") == ["The list is blank again."]
    log = 'Traceback (most recent call last):\n  File "a.py", line 3, in f\nValueError: 0x80004005'
    assert counting(f"It stops with this message.\n{log}") == ["It stops with this message."]
    facts = "Name: Mailer\nVersion: 11.2\nOS: Ubuntu 22\nChannel: release"
    assert counting(f"It is slow in here.\n{facts}") == ["It is slow in here."]


def test_one_line_of_a_kind_counts() -> None:
    assert counting("Problem: it loses my drafts") == ["Problem: it loses my drafts"]


def test_a_message_of_thanks_alone_is_kept_but_does_not_count() -> None:
    assert counting("Thank you!") == []
    assert aside("Thank you!") == ["Thank you!"]


def test_a_sentence_without_full_stops_is_cut_where_a_clause_begins() -> None:
    text = "i tried to open the file and then it closed the window without a word, " * 12
    assert all(len(piece) <= 360 for piece in counting(text))
    assert len(counting(text)) > 1


def test_of_a_very_long_message_only_the_first_passages_count() -> None:
    text = " ".join(f"The window number {number} does not open." for number in range(100))
    pieces = cut(text)
    assert sum(piece.counts for piece in pieces) == MOST
    assert pieces[-1].end == len(text)


@given(st.text(alphabet=st.sampled_from("ab .!?\n>:-,é木😀1")))
def test_passages_are_in_order_apart_and_hold_every_word(words: str) -> None:
    pieces = cut(words)
    assert all(piece.start < piece.end for piece in pieces)
    assert all(first.end <= second.start for first, second in pairwise(pieces))
    held = "".join(words[piece.start : piece.end] for piece in pieces)
    assert held.split() == words.split() or "".join(held.split()) == "".join(words.split())


@pytest.mark.parametrize(
    "courtesy", ["To whom it may concern,", "Hoping for a quick answer. Wim", "I look forward to hearing from you."]
)
def test_a_letters_manners_do_not_count(courtesy: str) -> None:
    words = f"{courtesy}\nThe calendar shows every meeting twice."
    assert [piece.counts for piece in cut(words)] == [False, True]
