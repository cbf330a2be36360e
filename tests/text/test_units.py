"""Places agree with what other programs count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellback.text.units import Units

TEXTS = st.text(st.sampled_from("aé\t\r\n🙂👩‍🚀e\u0301\u2028 ") | st.characters(exclude_categories=("Cs",)))


def test_an_emoji_counts_two_in_utf_16_and_four_in_utf_8() -> None:
    text = "Pay 🙂 now\r\nand é"
    assert Units(text).place(text.index("now")) == (0, 7)
    assert Units(text, "utf-8").place(text.index("now")) == (0, 9)
    assert Units(text, "utf-32").place(text.index("now")) == (0, 6)
    assert Units(text).place(text.index("é")) == (1, 4)


def test_a_place_behind_the_end_of_a_line_is_its_end() -> None:
    assert Units("ab\r\ncd").at(0, 99) == 2
    assert Units("ab\r\ncd").at(7, 0) == 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@given(text=TEXTS, share=st.floats(0, 1))
def test_a_place_leads_back_to_its_offset(encoding: str, text: str, share: float) -> None:
    units, at = Units(text, encoding), int(share * len(text))
    line, column = units.place(at)
    if text[at - 1 : at + 1] != "\r\n" or at == 0:
        assert units.at(line, column) == at


@given(text=TEXTS, share=st.floats(0, 1))
def test_an_offset_is_where_the_encoded_text_has_the_same_character(text: str, share: float) -> None:
    at = int(share * len(text))
    assert text.encode("utf-16-le")[2 * Units(text).offset(at) :].decode("utf-16-le") == text[at:]
