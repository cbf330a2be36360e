"""What customers ask and no FAQ answers, for whoever writes one."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.feedback.ask import asked
from tellback.feedback.asked_report import NEAR
from tellback.narrative.heard import Asked
from tellback.people.redact import redact
from tellback.workspace.workspace import Workspace


def left_open(workspace: Workspace) -> Iterator[Asked]:
    """The open questions, most people first; nothing before an import. Only tables are read."""
    for question in asked(workspace.store, ()).open:
        nearest = question.nearest if question.closeness >= NEAR else ""
        yield Asked(redact(question.text), question.people, question.since, nearest)
