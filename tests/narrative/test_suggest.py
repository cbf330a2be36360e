"""A rewrite is suggested for the sentence of a finding, and nothing is written."""

from __future__ import annotations

import pytest

from advising import Told, advisor
from tellback.errors import NotFound
from tellback.narrative.advice_lines import suggestion_lines
from tellback.narrative.draft import Draft
from tellback.narrative.parse import parse
from tellback.narrative.suggest import suggest

DRAFT = Draft(
    parse(
        "# Heron ends the night before payday\n\nNobody waits. It is a revolutionary way to pay 25 people.\n",
        "prfaq.md",
    )
)


def test_the_sentence_is_rewritten_and_marked() -> None:
    told = Told()
    [found] = suggest(advisor({"sentence": "It pays 25 people in 4 minutes."}, told), DRAFT, "hype", 3)
    assert (found.text, found.suggested) == (
        "It is a revolutionary way to pay 25 people.",
        "It pays 25 people in [4] minutes.",
    )
    assert (found.rule, found.made_by, found.span.column) == ("hype", "made-up:1", 15)
    assert "The sentence:\\nIt is a revolutionary" in told.text
    shown = "\n".join(suggestion_lines([found]))
    assert "Written by a machine (made-up:1): It pays" in shown
    assert "Nothing was written to the file." in shown


def test_a_finding_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(NotFound, match=r"prfaq.md: hyp:3 is no finding in a sentence. Did you mean `hype:3`\?"):
        suggest(advisor({"sentence": "No."}), DRAFT, "hyp", 3)
