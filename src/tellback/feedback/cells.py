"""A nested value laid out flat: `requester.email`, `comments.0.body`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, time


def flat(value: object) -> dict[str, str]:
    """The cells of a nested value by dotted path; lists of plain values become one cell, a line each."""
    return dict(_walk(value, ""))


def _walk(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and any(isinstance(inner, (Mapping, list)) for inner in value):
        for number, inner in enumerate(value):
            yield from _walk(inner, f"{path}.{number}" if path else str(number))
    elif isinstance(value, list):
        yield path or "value", "\n".join(spoken(inner) for inner in value)
    else:
        yield path or "value", spoken(value)


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
