"""A file taken in behind the pages: the job says how far it is, and goes on after a crash."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import BinaryIO

from tellback.errors import NotFound, TellbackError
from tellback.feedback.bring_in import bring_in, look
from tellback.feedback.understand import understand
from tellback.store import jobs
from tellback.store.jobs import Job, JobId, Told
from tellback.workspace.workspace import HIDDEN, Workspace

KIND = "import"
_working = Lock()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: what is being done, the share done, 0 to 1, and the counts so far."""

    doing: str
    done: float
    ended: bool
    error: str
    counts: tuple[tuple[str, int], ...]
    aside: tuple[Mapping[str, object], ...]


def keep(here: Workspace, name: str, content: BinaryIO) -> str:
    """Put an uploaded file beside the store, under its own name without any folder; that name."""
    name = Path(name.replace("\\", "/")).name.strip(". \x00") or "messages"
    name = "".join(letter if letter.isprintable() else "_" for letter in name)[-120:]
    folder = here.folder / HIDDEN / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{name}.{os.getpid()}.part"
    with beside.open("wb") as file:
        shutil.copyfileobj(content, file, 1 << 20)
    beside.replace(folder / name)
    return name


def kept(here: Workspace, name: str) -> Path:
    """Where an uploaded file lies. Raises NotFound."""
    path = here.folder / HIDDEN / "incoming" / name
    if Path(name).name != name or not path.is_file():
        raise NotFound(f"There is no uploaded file {name}. Choose it again.")
    return path


def start(here: Workspace, name: str, columns: Mapping[str, str]) -> JobId:
    """Ask for an uploaded file to be taken in, and begin."""
    job_id = jobs.enqueue(here.store, KIND, {"path": str(kept(here, name)), "name": name, "columns": dict(columns)})
    wake(here)
    return job_id


def start_understanding(here: Workspace) -> JobId:
    """Ask for what has come in to be understood, and begin."""
    job_id = jobs.enqueue(here.store, KIND, {"name": "What came in"})
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
        doing=str(told.get("doing", "Waiting")),
        done=float(told.get("done", 0.0)),
        ended=ended,
        error=str(job.outcome.get("error", "")) if ended else "",
        counts=tuple((name, int(told[key])) for key, name in _NAMES.items() if key in told),
        aside=tuple(told.get("aside", ())),
    )


_NAMES = {
    "read": "rows read",
    "added": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "wordless": "without words",
    "set_aside": "set aside",
}


def _work(here: Workspace) -> None:
    if not _working.acquire(blocking=False):
        return
    try:
        while jobs.work(here.store, KIND, f"{os.getpid()}", lambda detail, report: _take_in(here, detail, report)):
            pass
    except TellbackError:
        pass  # the job keeps the message; the page shows it
    except Exception:
        logging.getLogger("tellback").exception("an import failed")
    finally:
        _working.release()


def _take_in(here: Workspace, detail: Told, report: Callable[[Told], None]) -> Told:
    counts: dict[str, object] = {}

    def reading(rows: int, done: float) -> None:
        report({"doing": "Taking the file in", "done": done, "read": rows})

    def understanding(doing: str, done: int, of: int) -> None:
        report({**counts, "doing": doing.capitalize(), "done": done / max(of, 1)})

    if "path" in detail:
        taken = bring_in(here, look(here, detail["path"], given=detail["columns"]), reading)
        counts |= {name: getattr(taken, name) for name in _NAMES}
        counts["set_aside"] = taken.set_aside - taken.wordless
        counts["aside"] = [{"line": row.line, "reason": row.reason, "raw": row.raw} for row in taken.aside]
    understanding("understanding what was said", 0, 1)
    understand(here, understanding)
    return counts
