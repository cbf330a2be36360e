"""Work done behind the pages: one job after the other, and how far each is."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from threading import Lock, Thread

from tellback.errors import TellbackError
from tellback.store import jobs
from tellback.store.jobs import Job, JobId, Told
from tellback.workspace.workspace import Workspace

Deed = Callable[[Workspace, Told, Callable[[Told], None]], Told]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: what is being done, the share done, 0 to 1, the counts so far, and the rows set aside."""

    doing: str
    done: float
    ended: bool
    error: str
    counts: tuple[tuple[str, int], ...]
    aside: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """Jobs of one kind: `deed(here, detail, report)` does one and gives its outcome."""

    kind: str
    deed: Deed
    working: Lock = field(default_factory=Lock)

    def start(self, here: Workspace, detail: Told) -> JobId:
        """Ask for a job to be done, and begin."""
        job_id = jobs.enqueue(here.store, self.kind, detail)
        self.wake(here)
        return job_id

    def wake(self, here: Workspace) -> None:
        """Do what waits, one job after the other; also what a server that died has left behind."""
        Thread(target=self._work, args=(here,), daemon=True).start()

    def _work(self, here: Workspace) -> None:
        if not self.working.acquire(blocking=False):
            return
        try:
            while jobs.work(here.store, self.kind, f"{os.getpid()}", partial(self.deed, here)):
                pass
        except TellbackError:
            pass  # the job keeps the message; the page shows it
        except Exception:
            logging.getLogger("tellback").exception("a job failed: %s", self.kind)
        finally:
            self.working.release()


def progress_of(job: Job, counted: Mapping[str, str], doing: str = "Waiting") -> Progress:
    """How a job stands, as a page shows it: `counted` names its counts, `doing` is said until the job says more."""
    told = job.outcome or job.progress
    ended = job.state in {jobs.State.DONE, jobs.State.FAILED}
    return Progress(
        doing=str(told.get("doing", doing)),
        done=float(told.get("done", 0.0)),
        ended=ended,
        error=str(job.outcome.get("error", "")) if ended else "",
        counts=tuple((name, int(told[key])) for key, name in counted.items() if key in told),
        aside=tuple(told.get("aside", ())),
    )
