"""Understand what has come in: read what is new, put it into themes, hold it against the story."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tellback.feedback.queries import passages as queries
from tellback.feedback.read import Progress, read
from tellback.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Understood:
    """What one run took in: messages read and the passages in them; `waiting` are those still unread."""

    messages: int
    passages: int
    waiting: int
    seconds: float


def understand(workspace: Workspace, progress: Progress | None = None) -> Understood:
    """Read every message that waits, some hundred a transaction, then bring themes and links up to date.

    Killed at any moment it goes on from there. Where nothing waits, nothing changes.
    """
    began = time.monotonic()
    store, model = workspace.store, workspace.model
    done = read(store, model, progress)
    seconds = round(time.monotonic() - began, 1)
    return Understood(done.messages, done.passages, queries.waiting(store, model.id), seconds)
