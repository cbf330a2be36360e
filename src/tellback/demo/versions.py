"""The story in four versions, kept in git as if the team had written it over half a year."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from shutil import which

FILE = "prfaq.md"


@dataclass(frozen=True, slots=True)
class Version:
    """One saved version: `page` is its file, the rest what git remembers of it."""

    page: str
    author: str
    at: str
    message: str


_INES, _JORIS = "Ines Verhaeghe <ines@larkpost.example>", "Joris Maes <joris@larkpost.example>"
VERSIONS = (
    Version("v1.md", _INES, "2025-08-21T17:42:00+02:00", "First thoughts on Larkpost 5"),
    Version("v2.md", _INES, "2025-09-30T09:15:00+02:00", "Name the customer and their problem"),
    Version("v3.md", _JORIS, "2025-11-06T16:03:00+01:00", "Use the diary study; answer hard questions"),
    Version("v4.md", _JORIS, "2026-01-15T11:28:00+01:00", "Say what could stop us; promise less, more exactly"),
)


def text_of(version: Version) -> str:
    """The Markdown of a version."""
    return (files("tellback.demo") / "story" / version.page).read_text(encoding="utf-8")


def save_versions(folder: Path) -> int:
    """Commit all versions into a new repository in the folder, or where there is no git only write the last one.

    How many versions were kept. A repository around the folder is left alone.
    """
    if not which("git"):
        (folder / FILE).write_text(text_of(VERSIONS[-1]), encoding="utf-8")
        return 1
    _git(folder, "init", "--quiet", "--initial-branch=main")
    for version in VERSIONS:
        (folder / FILE).write_text(text_of(version), encoding="utf-8")
        _git(folder, "add", "--all")
        _commit(folder, version)
    return len(VERSIONS)


def _commit(folder: Path, version: Version) -> None:
    name, _, mail = version.author.rstrip(">").partition(" <")
    who = ("-c", f"user.name={name}", "-c", f"user.email={mail}", "-c", "commit.gpgsign=false")
    said = ("--quiet", "--no-verify", f"--date={version.at}", f"--message={version.message}")
    _git(folder, *who, "commit", *said, GIT_COMMITTER_DATE=version.at)


def _git(folder: Path, *words: str, **variables: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *words], cwd=folder, env=kept | variables, check=True, capture_output=True)  # noqa: S603, S607
