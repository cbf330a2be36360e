"""A file taken in behind the pages: the job says how far it is, and goes on after a crash."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from tellback.errors import NotFound
from tellback.feedback.bring_in import bring_in, look
from tellback.feedback.understand import understand
from tellback.store.jobs import Job, JobId, Told
from tellback.workspace import behind
from tellback.workspace.behind import Behind, Progress
from tellback.workspace.workspace import HIDDEN, Workspace


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
    return _IMPORTS.start(here, {"path": str(kept(here, name)), "name": name, "columns": dict(columns)})


def start_understanding(here: Workspace) -> JobId:
    """Ask for what has come in to be understood, and begin."""
    return _IMPORTS.start(here, {"name": "What came in"})


def wake(here: Workspace) -> None:
    """Go on with what waits."""
    _IMPORTS.wake(here)


def progress_of(job: Job) -> Progress:
    """How an import stands, as a page shows it."""
    return behind.progress_of(job, _NAMES)


_NAMES = {
    "read": "rows read",
    "added": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "wordless": "without words",
    "set_aside": "set aside",
}


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


_IMPORTS = Behind("import", _take_in)
