"""A file of customers taken in behind the pages: the job says how far it is, and goes on after a crash."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from threading import Lock, Thread

from tellback.errors import TellbackError
from tellback.feedback.background import kept
from tellback.retention.enlist import enlist, look
from tellback.store import jobs
from tellback.store.jobs import Job, JobId, Told
from tellback.workspace.workspace import Workspace

KIND = "enlist"
NAMES = {"read": "rows read", "added": "new", "changed": "changed", "unchanged": "as before", "set_aside": "set aside"}
_working = Lock()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading is: the share done, 0 to 1, the counts so far, and the first rows set aside."""

    done: float
    ended: bool
    error: str
    counts: tuple[tuple[str, int], ...]
    aside: tuple[Mapping[str, object], ...]


def start(here: Workspace, name: str, columns: Mapping[str, str]) -> JobId:
    """Ask for an uploaded file to be taken in, and begin."""
    job_id = jobs.enqueue(here.store, KIND, {"path": str(kept(here, name)), "name": name, "columns": dict(columns)})
    wake(here)
    return job_id


def wake(here: Workspace) -> None:
    """Do what waits, one job after the other; also what a server that died has left behind."""
    Thread(target=_work, args=(here,), daemon=True).start()


def progress_of(job: Job) -> Progress:
    """How a job stands, as a page shows it."""
    told = job.outcome or job.progress
    ended = job.state in {jobs.State.DONE, jobs.State.FAILED}
    return Progress(
        done=float(told.get("done", 0.0)),
        ended=ended,
        error=str(job.outcome.get("error", "")) if ended else "",
        counts=tuple((name, int(told[key])) for key, name in NAMES.items() if key in told),
        aside=tuple(told.get("aside", ())),
    )


def _work(here: Workspace) -> None:
    if not _working.acquire(blocking=False):
        return
    try:
        while jobs.work(here.store, KIND, f"{os.getpid()}", lambda detail, report: _take_in(here, detail, report)):
            pass
    except TellbackError:
        pass  # the job keeps the message; the page shows it
    except Exception:
        logging.getLogger("tellback").exception("taking customers in failed")
    finally:
        _working.release()


def _take_in(here: Workspace, detail: Told, report: Callable[[Told], None]) -> Told:
    export = look(here, detail["path"], given=detail["columns"])
    done = enlist(here, export, lambda rows, share: report({"done": share, "read": rows}))
    aside = [asdict(row) for row in done.aside]
    return {**{name: getattr(done, name) for name in NAMES}, "aside": aside}
