"""The program held against the truth of the world. Each floor is what was measured, less a margin."""

from __future__ import annotations

import pytest

from held import Held

pytestmark = pytest.mark.slow


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def test_complaints_are_seldom_mistaken(held: list[Held]) -> None:
    taken = [one for one in held if one.made["stance"] == "complaint"]
    assert share([one.truth.stance == "complaint" for one in taken]) >= 0.80
    real = [one for one in held if one.truth.stance == "complaint"]
    assert share([one.made["stance"] in {"complaint", "both"} for one in real]) >= 0.70


def test_praise_is_seldom_mistaken(held: list[Held]) -> None:
    taken = [one for one in held if one.made["stance"] == "praise"]
    assert share([one.truth.stance == "praise" for one in taken]) >= 0.80


def test_languages_are_told_apart(held: list[Held]) -> None:
    assert share([one.made["language"] == one.truth.language for one in held]) >= 0.98
