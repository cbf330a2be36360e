"""What a rating on its own scale says: how content somebody is."""

from __future__ import annotations


def content(rating: float | None, scale: str) -> float | None:
    """From -1, the bottom of the scale, to 1, its top; None without a rating or where the scale is not `low-high`."""
    low, _, high = scale.partition("-")
    try:
        bottom, top = float(low), float(high)
    except ValueError:
        return None
    if rating is None or not bottom <= rating <= top or bottom == top:
        return None
    return 2 * (rating - bottom) / (top - bottom) - 1
