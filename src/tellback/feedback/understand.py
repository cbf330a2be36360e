"""Understand what has come in: read what is new, put it into themes, hold it against the story."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from tellback.feedback.group import group
from tellback.feedback.queries import passages as queries
from tellback.feedback.queries import vectors
from tellback.feedback.read import Progress, read
from tellback.feedback.relate import relate_all
from tellback.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Understood:
    """What one run took in: messages read and the passages in them; `waiting` are those still unread."""

    messages: int
    passages: int
    waiting: int
    seconds: float


def understand(workspace: Workspace, progress: Progress | None = None) -> Understood:
    """Read every message that waits, then bring the themes and what is linked to the story up to date.

    Messages land in batches of a thousand, each whole or not at all: killed at any moment, it goes on from there.
    Where nothing waits, neither message nor story nor decision, nothing changes and it is done at once.
    """
    began = time.monotonic()
    store, model = workspace.store, workspace.model
    tell = progress or (lambda _what, _done, _total: None)
    done = read(store, model, tell)
    _group(workspace, tell)
    tell("relating", 0, 1)
    relate_all(workspace)
    tell("relating", 1, 1)
    seconds = round(time.monotonic() - began, 1)
    return Understood(done.messages, done.passages, queries.waiting(store, model.id), seconds)


def _group(workspace: Workspace, tell: Progress) -> None:
    """Bring themes up to date unless that was done since the last vector came, be it in a run that was killed."""
    store, model = workspace.store, workspace.model
    stamp = f"{model.id} {vectors.stamp(store, model.id)}"
    if queries.grouped(store) == stamp:
        return
    tell("grouping", 0, 1)
    group(store, model.id)
    queries.now_grouped(store, stamp, datetime.now(UTC).isoformat(timespec="seconds"))
    tell("grouping", 1, 1)
