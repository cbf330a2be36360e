"""Who speaks, and for whom."""

from __future__ import annotations

import pytest

from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.speaker import from_inside, speaker


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ana Ruiz, owner of Bright Bakery", "Ana Ruiz", "owner of Bright Bakery"),
        ("Ana Ruiz at Bright Bakery", "Ana Ruiz", "Bright Bakery"),
        ("Head of Payroll, Ana Ruiz", "Ana Ruiz", "Head of Payroll"),
        ("bakery owner Ana Ruiz", "Ana Ruiz", "bakery owner"),
        ("Dr. Ana de la Cruz, nurse", "Dr. Ana de la Cruz", "nurse"),
        ("Ana", "Ana", ""),
        ("CEO, Alder Ltd", "", "CEO, Alder Ltd"),
        ("Mr. CFO, ACME Corp", "", "Mr. CFO, ACME Corp"),
        ("a happy customer", "", "a happy customer"),
        ("", "", ""),
    ],
)
def test_name_and_role_are_told_apart(text: str, name: str, role: str) -> None:
    assert (speaker(text).name, speaker(text).role) == (name, role)


@pytest.mark.parametrize("text", ["John Doe, Acme", "Jane Smith, accountant", "Sample Person, Alder", "[Name], [role]"])
def test_a_name_that_stands_for_any_is_made_up(text: str) -> None:
    assert speaker(text).made_up


def test_the_side_is_told_by_the_organisation(prfaq: PRFAQ) -> None:
    """
    # Heron lets small firms run payroll in four minutes

    LYON, March 3, 2027 — Alder Works today launched Heron.

    "We did payroll for our neighbours before we wrote a line of code," said Jo Marek, who leads design at Alder Works.

    "I used to do it on Sunday night," said Ana Ruiz, founder of Bright Bakery.

    "We think of the owner who does this alone," said Kim Roth, CEO.

    "It was over before my tea was cold, and nobody called," said Ben.
    """
    assert [from_inside(quote, prfaq) for quote in prfaq.quotes] == [True, False, True, None]
