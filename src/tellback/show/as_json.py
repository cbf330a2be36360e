"""One way to say any result as JSON: a command's `--json` and a page's `.json` give the same bytes."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any


def as_json(result: object) -> str:
    """A result (frozen dataclasses, tuples, mappings, numbers, text) as indented JSON, ended by a line break.

    A field with `metadata={"json": False}` is left out; one with a function there is said as the function says it,
    so that customers' words leave only after `redact`.
    """
    return json.dumps(plain(result), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def plain(value: Any) -> Any:
    """The same value in dicts, lists and scalars only."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [(field.name, field.metadata.get("json", plain)) for field in dataclasses.fields(value)]
        return {name: plain(say(getattr(value, name))) for name, say in fields if say}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value
