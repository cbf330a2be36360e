"""The slices, and what stands on a shelf: a folder is its own register."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

SLICES = ("people", "narrative", "audience", "feedback", "retention", "delivery", "pitch")


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
    return (*plugs, *_from_outside(f"tellback.{shelf}"))


def _from_outside(group: str) -> Iterator[Any]:
    if any(f"[{group}]" in offers for offers in _offers()):
        from importlib.metadata import entry_points

        yield from (point.load() for point in entry_points(group=group))


@cache
def _offers() -> tuple[str, ...]:
    """What installed packages offer us, as their files say it: `importlib.metadata` takes ten times as long to load."""
    files = (file for folder in sys.path for file in Path(folder).glob("*-info/entry_points.txt"))
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in files)
    return tuple(text for text in texts if "[tellback." in text)


@cache
def rooms(name: str) -> tuple[Any, ...]:
    """The module of that name in people and every slice that has one: `commands`, `pages`, `schema`, `testify`."""
    found = []
    for slice_ in SLICES:
        module = f"tellback.{slice_}.{name}"
        if importlib.util.find_spec(f"tellback.{slice_}") and importlib.util.find_spec(module):
            found.append(importlib.import_module(module))
    return tuple(found)
