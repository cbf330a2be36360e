"""A git repository of a test's own."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *words: str) -> None:
    """Run git there as Ana."""
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)


def commit(path: Path, text: str, subject: str = "Write") -> None:
    """Commit a file with this text."""
    path.write_bytes(text.encode())
    git(path.parent, "add", path.name)
    git(path.parent, "commit", "-m", subject)
