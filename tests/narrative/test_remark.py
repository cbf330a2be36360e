"""What an editor shows beside a finding, and the comment that allows it."""

from __future__ import annotations

import pytest

from tellback.narrative.check import check
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Fix
from tellback.narrative.parse import parse
from tellback.narrative.remark import about, remarks

STORY = "# Heron pays in four minutes\n\nIt is a revolutionary way,  \nand a seamless one.\n"


def after(text: str, fix: Fix | None) -> str:
    assert fix
    return text[: fix.span.start] + fix.text + text[fix.span.end :]


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        STORY.replace("\n", "\r\n"),
        "---\nstage: launched\n---\n\n" + STORY,
        "# A seamless payday\n",
        "# Payday\n\nIt is seamless. <!-- a remark\nover two lines -->\n",
        "# Payday\n\n- It is seamless.\n- It is seamless, too.\n",
    ],
)
def test_the_comment_allows_the_finding_and_nothing_is_found_in_it(text: str) -> None:
    hype = next(each for each in remarks(Draft(parse(text))) if each.finding.rule == "hype")
    allowed = after(text, hype.allow)
    before = [each.span for each in check(Draft(parse(text))) if each.rule == "hype"]
    left = [each.rule for each in check(Draft(parse(allowed)))]
    assert left.count("hype") == len(before) - 1 or "allow-file" in allowed
    assert "unused-allow" not in left
    assert "unknown-allow" not in left


def test_a_remark_says_why_in_the_words_of_the_rules_page() -> None:
    hype = next(each for each in remarks(Draft(parse(STORY))) if each.finding.rule == "hype")
    assert hype.why == "Praise stands where a fact should."
    assert "says who?" in about("hype")
    assert "## Found" not in about("hype")
