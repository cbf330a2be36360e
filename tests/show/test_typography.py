"""Numbers, days and Markdown as they read on a page."""

from __future__ import annotations

import pytest

from tellback.show.typography import counted, day, inline, month, percent


@pytest.mark.parametrize(
    ("n", "what", "reads"),
    [
        (1, "person", "1 person"),
        (0, "person", "0 people"),
        (2300, "message", "2,300 messages"),
        (2, "person asks", "2 people ask"),
    ],
)
def test_counts_agree_with_their_noun_and_verb(n: int, what: str, reads: str) -> None:
    assert counted(n, what) == reads


def test_days_and_months_are_written_out_and_anything_else_is_left_alone() -> None:
    assert day("2023-10-03T08:00:00Z") == "3 Oct 2023"
    assert month("2023-10") == "Oct 2023"
    assert day("last week") == "last week"


def test_a_share_that_is_not_known_is_a_dash_and_a_tiny_one_no_zero() -> None:
    assert [percent(share) for share in (None, 0.0, 0.001, 0.34)] == ["–", "0 %", "under 1 %", "34 %"]


def test_markdown_in_a_line_is_set_and_html_in_it_is_text() -> None:
    assert inline("**at least** <script>") == "<strong>at least</strong> &lt;script&gt;"


def test_a_link_keeps_only_its_words_where_it_stands_inside_another() -> None:
    assert inline("[a list](https://example.org)", links=False) == "a list"
    assert inline("[x](javascript:alert(1))") == "[x](javascript:alert(1))"
