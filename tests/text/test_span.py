"""Lines and columns are exact to the character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellback.text.span import Lines

TEXTS = st.text(
    st.sampled_from("aé\t\r\n🙂👩‍🚀e\u0301\u2028\x0b\x85 ")
    | st.characters(exclude_categories=("Cs",), exclude_characters="\ufeff")
)


@given(text=TEXTS, share=st.floats(0, 1))
def test_a_place_is_the_line_break_counted_and_the_rest(text: str, share: float) -> None:
    at = int(share * len(text))
    line, column = Lines(text).place(at)
    before = text[:at].split("\n")
    assert (line, column) == (len(before), len(before[-1]) + 1)
    assert Lines(text).start_of(line) + column - 1 == at


@given(text=TEXTS, first=st.floats(0, 1), second=st.floats(0, 1))
def test_a_span_covers_what_its_lines_and_columns_say(text: str, first: float, second: float) -> None:
    start, end = sorted((int(first * len(text)), int(second * len(text))))
    span, lines = Lines(text).span(start, end), text.split("\n")
    told = lines[span.line - 1 : span.end_line]
    told[-1] = told[-1][: span.end_column - 1]
    told[0] = told[0][span.column - 1 :]
    assert "\n".join(told) == span.of(text) == text[start:end]


def test_a_byte_order_mark_takes_no_column() -> None:
    lines = Lines("\ufeffab\ncd")
    assert [lines.place(at) for at in range(6)] == [(1, 1), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]


@given(text=TEXTS)
def test_every_line_is_counted(text: str) -> None:
    assert Lines(text).count == text.count("\n") + 1
