"""The versions of a file that git keeps."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tellback.workspace.git import git


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was committed: `number` counts from 1, the oldest; `date` is ISO 8601 with its offset."""

    number: int
    commit: str
    date: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class History:
    """The committed versions, oldest first. `edited` says that the file differs from the last of them.

    `note` says why there are none, and what to do about it.
    """

    versions: tuple[Version, ...] = ()
    edited: bool = False
    note: str = ""


def history(path: Path) -> History:
    """Every version of a file, through its renames. Never fails: without git there are none, and `note` says so."""
    try:
        path = path.resolve()
        git(path.parent, "rev-parse", "--show-toplevel")
        found = _versions(path)
    except FileNotFoundError:
        return History(note="git is not installed: versions of the story are found once it is.")
    except (subprocess.SubprocessError, OSError):
        return History(note=f"{path.parent} is not in a git repository: run `git init` there to keep versions.")
    if not found:
        return History(note=f"{path.name} is not committed yet. Run `git add {path.name}` and `git commit`.")
    now = path.read_bytes().decode(errors="replace") if path.is_file() else ""
    return History(tuple(found), edited=now != found[-1].text)


def ancestry(path: Path, name: str) -> frozenset[str]:
    """Every commit that a tag, a branch or a commit stands on, itself included; none where git knows no such name."""
    if name.startswith("-") or not name.isprintable():
        return frozenset()
    try:
        return frozenset(git(path.parent, "rev-list", f"{name}^{{commit}}", "--").decode().split())
    except (subprocess.SubprocessError, OSError):
        return frozenset()


def tags(path: Path) -> tuple[str, ...]:
    """The tags of the repository a file is in; none without one."""
    try:
        return tuple(git(path.parent, "tag", "--list").decode(errors="replace").split())
    except (subprocess.SubprocessError, OSError):
        return ()


def _versions(path: Path) -> list[Version]:
    if not git(path.parent, "rev-list", "--max-count=1", "--all"):
        return []
    log = git(path.parent, "log", "--follow", "--name-only", "-z", "--format=%x01%H%x02%cI%x02%s%x02", "--", path.name)
    rows = []
    for entry in log.decode(errors="replace").split("\x01")[1:]:
        commit, date, subject, name = entry.split("\x02")
        rows.append((commit, date, subject, name.strip("\0\n")))
    rows.reverse()
    texts = _texts(path.parent, [f"{commit}:{name}" for commit, _, _, name in rows])
    found = [(row, text) for row, text in zip(rows, texts, strict=True) if text is not None]
    return [Version(number, *row[:3], text) for number, (row, text) in enumerate(found, 1)]


def _texts(folder: Path, names: list[str]) -> list[str | None]:
    """What stood under these names, all in one call; None where a file was deleted."""
    out = git(folder, "cat-file", "--batch", standard_input="\n".join(names).encode())
    texts: list[str | None] = []
    at = 0
    for _ in names:
        head, _, _ = out[at:].partition(b"\n")
        at += len(head) + 1
        if head.endswith(b" missing"):
            texts.append(None)
            continue
        size = int(head.rsplit(b" ", 1)[1])
        texts.append(out[at : at + size].decode(errors="replace"))
        at += size + 1
    return texts
