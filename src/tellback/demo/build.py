"""Build the demo workspace: the story in git, the exports, and everything tellback makes of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from tellback.demo.books import BOOKS
from tellback.demo.exports import IN_APP, REVIEWS, SURVEY, TICKETS, write_exports
from tellback.demo.readers import ask_readers
from tellback.demo.teach import WHO, teach
from tellback.demo.versions import FILE, save_versions
from tellback.demo.world import World
from tellback.errors import TellbackError
from tellback.feedback.bring_in import bring_in, look
from tellback.feedback.intake import Intake
from tellback.feedback.relate import relate_all
from tellback.feedback.understand import Understood, understand
from tellback.people.enrol import Enrolled
from tellback.retention import enlist
from tellback.show.progress import progress_bar
from tellback.workspace.workspace import HIDDEN, Workspace

MARK, FINISHED = "demo", "finished"
SOURCES = {TICKETS: "support tickets", REVIEWS: "store reviews", SURVEY: "survey", IN_APP: "in-app feedback"}
"""Under which name each export's messages are kept."""
SETTINGS = f"""\
# Larkpost is made up: this is the workspace of `tellback demo`.
name = "Larkpost"
narratives = ["{FILE}"]

# It came out in February 2026: its date may lie behind, and its promises want evidence.
[check]
stage = "launched"

# Who left is known since May 2025. Complaints are kept since the first customer came, in May 2023.
[retention]
churn_from = "2025-05-01"
complaints_from = "2023-05-01"

# Which column holds what. Tickets name their writer by the same id as the survey and the app do,
# so that a person who writes twice counts once.
[sources."support tickets"]
external_id = "id"
author = "requester.id"
answered_at = "comments.0.created_at"
"""


class NotTheDemo(TellbackError):
    """The folder holds something else. Name another with --folder."""


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo as it stands: `built` says whether it was made now, `versions` how many of the story git keeps.

    `files` are the exports with messages, `rosters` those that tell of customers, `readers` how many read the story.
    """

    folder: str
    built: bool
    customers: int
    versions: int
    files: tuple[Intake, ...]
    rosters: tuple[Enrolled, ...]
    readers: int
    understood: Understood
    seconds: float


Tell = Callable[[str], None]


def build(folder: Path, world: World, tell: Tell, *, fresh: bool = False) -> Demo:
    """Build the demo in a folder, or go on with the one that is there; `fresh` throws that one away first.

    Killed at any moment it goes on from there. Raises NotTheDemo where the folder holds anything else.
    """
    began = time.monotonic()
    mark = folder / HIDDEN / MARK
    if folder.is_dir() and any(folder.iterdir()) and not mark.is_file():
        raise NotTheDemo(f"{folder} is not empty and no demo. Name another folder with --folder.")
    if fresh and mark.is_file():
        rmtree(folder)
    finished = mark.is_file() and mark.read_text(encoding="utf-8") == FINISHED
    versions = 0 if finished else _tell_story(folder, mark, tell)
    files = () if finished else _import(folder, world, tell)
    rosters = () if finished else _enlist(folder, tell)
    readers = _ask(folder, world, tell)
    understood = _understand(folder, world, tell, taught=finished)
    mark.write_text(FINISHED, encoding="utf-8")
    seconds = round(time.monotonic() - began, 1)
    return Demo(str(folder), not finished, world.customers, versions, files, rosters, readers, understood, seconds)


def _tell_story(folder: Path, mark: Path, tell: Tell) -> int:
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text("begun", encoding="utf-8")
    (folder / ".gitignore").write_text(f"{HIDDEN}/\nexports/\n", encoding="utf-8")
    if not (folder / "tellback.toml").is_file():
        (folder / "tellback.toml").write_text(SETTINGS, encoding="utf-8")
    if (folder / FILE).is_file():
        return 0
    versions = save_versions(folder)
    many = f"{versions} versions in git" if versions > 1 else "its last version only, as there is no git"
    tell(f"Larkpost, a made-up mail program: its press release and FAQ, {many}.")
    return versions


def _import(folder: Path, world: World, tell: Tell) -> tuple[Intake, ...]:
    tell(f"{world.customers:,} made-up customers live through eighteen months…")
    paths = write_exports(world, folder)
    here = Workspace(folder)
    taken = tuple(_take(here, path, source) for path, source in zip(paths, SOURCES.values(), strict=True))
    here.close()
    read, aside = sum(done.read for done in taken), sum(done.set_aside for done in taken)
    tell(f"{read:,} rows read from {', '.join(SOURCES.values())}; {aside:,} without words or broken are set aside.")
    return taken


def _enlist(folder: Path, tell: Tell) -> tuple[Enrolled, ...]:
    here = Workspace(folder)
    taken = tuple(enlist.enlist(here, enlist.look(here, folder / name)) for name in BOOKS)
    here.close()
    customers, paid, signs = (done.read for done in taken)
    tell(f"{customers:,} customers, {paid:,} of them paying, and {signs:,} signs of how they fare.")
    return taken


def _ask(folder: Path, world: World, tell: Tell) -> int:
    here = Workspace(folder)
    readers = ask_readers(here.store, world.seed)
    here.close()
    if readers:
        tell(
            f"{readers} executives, investors and customers have read it: /audience/heat shows what each sentence did."
        )
    return readers


def _take(here: Workspace, path: Path, source: str) -> Intake:
    with progress_bar(source) as show:
        return bring_in(here, look(here, path, source), show)


def _understand(folder: Path, world: World, tell: Tell, *, taught: bool) -> Understood:
    here = Workspace(folder)
    with progress_bar("reading") as show:
        done = understand(here, lambda _what, part, whole: show(part, part / max(1, whole)))
    if not taught:
        answers = teach(here, world)
        relate_all(here)
        tell(f"{done.messages:,} messages read, {done.passages:,} passages grouped and held against the story,")
        tell(f"{answers} of them checked or linked by hand by {WHO} of Larkpost, from which tellback learns.")
    here.close()
    return done
