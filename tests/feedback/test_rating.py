from __future__ import annotations

import pytest

from tellback.feedback.rating import content


@pytest.mark.parametrize(
    ("rating", "scale", "expected"),
    [
        (1.0, "1-5", -1),
        (5.0, "1-5", 1),
        (5.0, "0-10", 0),
        (3.0, "", None),
        (None, "1-5", None),
        (9.0, "1-5", None),
        (1.0, "1-1", None),
    ],
)
def test_a_rating_is_read_on_its_own_scale(rating: float | None, scale: str, expected: float | None) -> None:
    assert content(rating, scale) == expected
