"""tellback: tell your product's story, hear what comes back, close the distance between the two.

The Python API. Every name is fetched from its slice when it is first asked for, so that importing costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tellback.feedback.ask import asked as asked
    from tellback.feedback.bring_in import bring_in as bring_in
    from tellback.feedback.bring_in import look as look
    from tellback.feedback.decide import decide as decide
    from tellback.feedback.erase import erase as erase
    from tellback.feedback.query import Query as Query
    from tellback.feedback.rank import rank as rank
    from tellback.feedback.search import search as search
    from tellback.feedback.understand import understand as understand
    from tellback.narrative.check import check as check
    from tellback.narrative.compare import compare as compare
    from tellback.narrative.explain import explain as explain
    from tellback.narrative.file import read as read
    from tellback.narrative.lineage import lineage as lineage
    from tellback.narrative.parse import parse as parse
    from tellback.narrative.proofread import drafted as drafted
    from tellback.narrative.proofread import proofread as proofread
    from tellback.narrative.snapshot import snapshot as snapshot
    from tellback.narrative.tell import tell as tell
    from tellback.show.as_json import as_json as as_json
    from tellback.workspace.workspace import Workspace as Workspace

_HOMES = {
    "Workspace": "workspace.workspace",
    "parse": "narrative.parse",
    "read": "narrative.file",
    "tell": "narrative.tell",
    "drafted": "narrative.proofread",
    "check": "narrative.check",
    "proofread": "narrative.proofread",
    "explain": "narrative.explain",
    "snapshot": "narrative.snapshot",
    "compare": "narrative.compare",
    "lineage": "narrative.lineage",
    "look": "feedback.bring_in",
    "bring_in": "feedback.bring_in",
    "understand": "feedback.understand",
    "rank": "feedback.rank",
    "asked": "feedback.ask",
    "search": "feedback.search",
    "Query": "feedback.query",
    "decide": "feedback.decide",
    "erase": "feedback.erase",
    "as_json": "show.as_json",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tellback' has no attribute {name!r}")
    return getattr(import_module(f"tellback.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *_HOMES]
