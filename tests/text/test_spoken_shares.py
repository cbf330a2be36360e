"""Shares as people say them."""

from __future__ import annotations

import pytest

from tellback.text.spoken_shares import of_hundred, percent


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.52, "52 %"), (0.504, "50.4 %"), (0.4996, "just under 50 %"), (0.50004, "just over 50 %"), (0.5, "50 %"),
        (1.0, "100 %"), (0.996, "99.6 %"), (0.9999, "over 99.9 %"), (0.0, "0 %"), (0.004, "0.4 %"),
        (0.0001, "under 0.1 %"),
    ],
)  # fmt: skip
def test_no_share_is_rounded_to_half_to_nothing_or_to_all(share: float, said: str) -> None:
    assert percent(share) == said


def test_whatever_is_said_stays_on_its_side() -> None:
    for at in range(10_001):
        said = percent(at / 10_000)
        value = float(said.split()[0]) if said[0].isdigit() else (0.51 if "over" in said else 0.49)
        value = value / 100 if said[0].isdigit() else value
        assert (value > 0.5) == (at > 5_000)
        assert (value < 0.5) == (at < 5_000)


@pytest.mark.parametrize(
    ("difference", "said"), [(0.07, "7"), (-0.07, "7"), (0.004, "0.4"), (0.0001, "less than 0.1"), (0.0, "0")]
)
def test_a_difference_is_never_rounded_to_none(difference: float, said: str) -> None:
    assert of_hundred(difference) == said
