"""What git says of a folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which

from tellback.errors import NotFound


def git(folder: Path, *words: str, standard_input: bytes = b"") -> bytes:
    """What one git command answers. Raises FileNotFoundError without git, subprocess.SubprocessError where it fails."""
    program = which("git")
    if program is None:
        raise FileNotFoundError
    quiet = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = [program, "-C", str(folder), "-c", "core.quotepath=off", *words]
    done = subprocess.run(  # noqa: S603 - no shell, and no word of it comes from elsewhere
        command, input=standard_input, capture_output=True, check=True, timeout=30, env=quiet
    )
    return done.stdout


def root(path: Path) -> Path | None:
    """The repository a file is in, found without git itself."""
    return next((folder for folder in path.resolve().parents if (folder / ".git").exists()), None)


def text_at(path: Path, revision: str) -> str | None:
    """What a file held at a revision; None where it was not there yet, or nothing is committed at all.

    Raises NotFound where there is no such revision.
    """
    folder = path.resolve().parent
    try:
        git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except FileNotFoundError:
        raise NotFound("git is not installed: without it nobody knows what was there before.") from None
    except subprocess.SubprocessError:
        if root(path) is None:
            raise NotFound(f"{folder} is not in a git repository: run `git init` there to keep versions.") from None
        if revision == "HEAD":
            return None
        raise NotFound(f"git knows no version `{revision}` of {path}. `git log` lists them.") from None
    try:
        return git(folder, "cat-file", "blob", f"{revision}:./{path.name}").decode(errors="replace")
    except subprocess.SubprocessError:
        return None
