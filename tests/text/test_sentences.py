"""Sentences of prose and of messages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellback.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


PROSE = [
    "Dr. Ruiz of Acme Inc. moved her mail.|It took 3.5 minutes, e.g. less than lunch.|Version 115.3.1 is out!",
    '"Will it be free?" she asked.|"Yes."|Ana laughed.',
    "J. R. Okafor joined at 5 p.m.|He left at noon.|In the U.S. we sell more.|They love the U.S.|The rest do not.",
    "Read https://example.org/a?b=c.|Then (and only then.) write.|(It is short.)|**It is done.**|More follows.",
    "She waited... then left.|She waited…|Then she left.",
    "1. Open the app.|2. Click twice.|No.|That was No. 5.|See Fig. 2 and Acme et al. for more.",
    "Am 3. Mai war es so weit.|Das ist z.B. gut.|Kosten: ca. 5 €, evtl. mehr.|Wirklich?|Ja!",
    "¿Cuánto cuesta?|Nada, Sra. Gil.|L'offre est là, p.ex. ici.|Merci !",
]
MESSAGES = [
    "where did my folders go??!! |i want them back. |pls fix",
    "Two problems:|\n- it is slow|\n- it is ugly|\n1) also loud",
    "the new look is bad\n|give me the old one",
    "it broke.|Please help me!|Thanks",
    "see example.com or www.example.org/A?B!C for more",
    "love it! 😀 |best app :) ever",
    "这个功能很好。|但是太慢了！|为什么？|「なに？」と言った。|終わり",
    "क्या यह मुफ्त है। |हाँ",
]


@pytest.mark.parametrize("marked", PROSE)
def test_prose_is_cut_where_its_sentences_end(marked: str) -> None:
    assert cut(marked.replace("|", " ")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", MESSAGES)
def test_messages_are_cut_where_their_writers_stopped(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_a_wrapped_line_goes_on_and_a_broken_one_does_not() -> None:
    wrapped = "A line that an editor has wrapped because the margin at its end had come too\nnear goes on here."
    assert cut(wrapped) == [wrapped]
    assert cut("The search is slow\nThe rest is fine") == ["The search is slow", "The rest is fine"]
    assert cut("Hello,\nworld") == ["Hello,\nworld"]


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "One. Two. Three."
    assert list(sentences(text, 5, 16)) == [(5, 9), (10, 16)]


@given(st.text(alphabet="aB1 .,!?\n\"')*-…。」😀\r\tDrUS", max_size=80) | st.text(max_size=60))
def test_spans_are_ordered_apart_and_cover_everything_but_space(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert text[at:start].strip() == ""
        assert start < end
        assert text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""


def test_a_megabyte_takes_less_than_a_second() -> None:
    text = 'Dr. Ruiz said: "It works, e.g. for us!" Version 115.3 is out... and it is fine\nNot for me. ' * 3000
    begun = time.process_time()
    assert sum(1 for _ in sentences(text)) > 5000
    assert len(text) / (time.process_time() - begun) > 1_000_000
