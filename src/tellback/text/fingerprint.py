"""Whether a file is still the one that was read."""

from __future__ import annotations

import hashlib
from pathlib import Path

ENDS = 1 << 16


def fingerprint(path: Path) -> str:
    """Changes when the file does: by its size, its beginning and its end."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(ENDS)
        file.seek(max(0, size - ENDS))
        return hashlib.blake2b(b"%d " % size + head + file.read(), digest_size=16).hexdigest()
