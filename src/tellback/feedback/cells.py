"""A nested value laid out flat: `requester.email`, `comments.0.body`."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, time


def flat(value: object) -> dict[str, str]:
    """The cells of a nested value by dotted path; lists of plain values become one cell, a line each."""
    cells: dict[str, str] = {}
    _lay_out(value, "", cells)
    return cells


def _lay_out(value: object, path: str, cells: dict[str, str]) -> None:
    inner: Iterable[tuple[object, object]]
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value):
        inner = enumerate(value)
    else:
        cells[path or "value"] = "\n".join(map(spoken, value)) if isinstance(value, list) else spoken(value)
        return
    for key, item in inner:
        below = f"{path}.{key}" if path else str(key)
        if isinstance(item, str):
            cells[below] = item
        else:
            _lay_out(item, below, cells)


def spoken(value: object) -> str:
    """One plain value as text: nothing for null and NaN, `true` and `false`, dates in ISO 8601."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)
