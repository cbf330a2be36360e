"""What git says of a folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which


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
