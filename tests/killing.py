"""A command that takes a file in, begun in a process of its own, killed there, or waited for."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def begin(folder: Path, *words: str) -> subprocess.Popen[str]:
    command = (sys.executable, "-m", "tellback", *words, "--json")
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill(child: subprocess.Popen[str], rows_read: Callable[[], int], after: float) -> None:
    """Kill -9, some time after the first rows of this run have landed."""
    before = rows_read()
    while child.poll() is None and rows_read() == before:
        time.sleep(0.005)
    time.sleep(after)
    child.kill()
    child.communicate()


def end(child: subprocess.Popen[str]) -> dict[str, int]:
    said, _ = child.communicate(timeout=120)
    assert child.returncode == 0
    told: dict[str, int] = json.loads(said)
    return told
