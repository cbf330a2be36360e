"""The slices, and what stands on a shelf: a folder is its own register."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from typing import Any

SLICES = ("narrative", "audience", "feedback", "retention", "delivery", "pitch")


@cache
def find(shelf: str) -> tuple[Any, ...]:
    """Everything on a shelf such as `feedback.sources`, ours first, then entry points of the same name.

    A module (or package) on the shelf offers itself under the shelf's singular: `sources/csv_file` → `source`.
    """
    package = importlib.import_module(f"tellback.{shelf}")
    singular = shelf.rpartition(".")[2].removesuffix("s")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    ours = (importlib.import_module(f"tellback.{shelf}.{name}") for name in names)
    plugs = [getattr(module, singular) for module in ours if hasattr(module, singular)]
    return (*plugs, *(point.load() for point in entry_points(group=f"tellback.{shelf}")))


@cache
def rooms(name: str) -> tuple[Any, ...]:
    """The module of that name in every slice that has one: `commands`, `pages`, `schema`, `testify`."""
    found = []
    for slice_ in SLICES:
        module = f"tellback.{slice_}.{name}"
        if importlib.util.find_spec(f"tellback.{slice_}") and importlib.util.find_spec(module):
            found.append(importlib.import_module(module))
    return tuple(found)
