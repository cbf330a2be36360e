"""What the runner's tests let their workers do: a worker process fetches it from here by name."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def double(batch: list[int]) -> list[int]:
    return [2 * number for number in batch]


def double_or_refuse(batch: list[int]) -> list[int]:
    if 3 in batch:
        raise ValueError("no threes")
    return double(batch)


def die_once(job: tuple[str, int]) -> int:
    folder, number = job
    grave = Path(folder) / "grave"
    if number == 4 and not grave.exists():
        grave.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die(number: int) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number
