"""A file of customers taken in behind the pages: the job says how far it is, and goes on after a crash."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict

from tellback.feedback.background import kept
from tellback.retention.enlist import enlist, look
from tellback.store.jobs import Job, JobId, Told
from tellback.workspace import behind
from tellback.workspace.behind import Behind, Progress
from tellback.workspace.workspace import Workspace

NAMES = {"read": "rows read", "added": "new", "changed": "changed", "unchanged": "as before", "set_aside": "set aside"}


def start(here: Workspace, name: str, columns: Mapping[str, str]) -> JobId:
    """Ask for an uploaded file to be taken in, and begin."""
    return _READINGS.start(here, {"path": str(kept(here, name)), "name": name, "columns": dict(columns)})


def wake(here: Workspace) -> None:
    """Go on with what waits."""
    _READINGS.wake(here)


def progress_of(job: Job) -> Progress:
    """How a reading stands, as a page shows it."""
    return behind.progress_of(job, NAMES, "Taking the file in")


def _take_in(here: Workspace, detail: Told, report: Callable[[Told], None]) -> Told:
    export = look(here, detail["path"], given=detail["columns"])
    done = enlist(here, export, lambda rows, share: report({"done": share, "read": rows}))
    aside = [asdict(row) for row in done.aside]
    return {**{name: getattr(done, name) for name in NAMES}, "aside": aside}


_READINGS = Behind("enlist", _take_in)
