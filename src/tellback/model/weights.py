"""Find a weight file inside an installed package, without importing it, and trust it by hash."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tellback.errors import ModelMissing


def weight_file(package: str, inside: str, extra: str) -> Path:
    """The path of a file in a package; ModelMissing says which extra brings it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelMissing(f"The package {package} is not installed. Run: pip install 'tellback[{extra}]'")
    path = Path(spec.origin).parent / inside
    if not path.is_file():
        raise ModelMissing(f"{package} is installed without {inside}. Reinstall it.")
    return path


@cache
def checked(path: Path, sha256: str) -> Path:
    """The same path once its content has the pinned hash; ModelMissing where it has another."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != sha256:
        raise ModelMissing(f"{path.name} is not the file tellback was measured with (sha256 {found[:12]}…).")
    return path
