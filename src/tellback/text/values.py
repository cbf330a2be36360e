"""Ratings and amounts of money as exports write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RATING = re.compile(
    r"\s*(-?\d+(?:[.,]\d+)?)\s*(?:(?:/|out of|von|sur|de)\s*\d+)?\s*(?:stars?|points?|[-–:(]\D*)?\s*", re.IGNORECASE
)


def read_rating(cell: str) -> float | None:
    """`4`, `4.5`, `4/5`, `4 stars`, `9 - very likely`, `★★★★☆`; None where it is no rating."""
    if stars := cell.count("★"):
        return float(stars)
    found = _RATING.fullmatch(cell)
    return float(found[1].replace(",", ".")) if found else None


def scale_of(cells: Iterable[str], name: str = "") -> str:
    """The scale a column of ratings is on, by the values it takes and what it is called; nothing if none is known."""
    values = [value for cell in cells if (value := read_rating(cell)) is not None]
    if not values or min(values) < 0 or max(values) > 100:
        return ""
    if max(values) > 10:
        return "0-100"
    if max(values) > 5 or "nps" in name.casefold() or "recommend" in name.casefold():
        return "0-10"
    return "0-5" if min(values) == 0 else "1-5"


def read_money(cell: str) -> float | None:
    """`1,234.50`, `1.234,50 €`, `$99`; None where it is no amount."""
    digits = re.sub(r"[^\d.,-]", "", cell)
    if not digits or not re.search(r"\d", digits) or len(re.findall(r"[^\W\d_]{4,}", cell)) > 0:
        return None
    if re.search(r",\d{1,2}$", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.search(r"^\d{1,3}(\.\d{3})+$", digits) and "," not in digits and digits.count(".") > 1:
        digits = digits.replace(".", "")
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None
