"""The browser files are the ones that were vendored, with their licences."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "src" / "tellback" / "show" / "static" / "vendor"


def test_vendored_files_are_those_of_the_manifest() -> None:
    lines = (VENDOR / "SHA256SUMS").read_text().splitlines()
    stated = {name: checksum for checksum, name in (line.split("  ") for line in lines)}
    found = {
        str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    assert found == stated


def test_every_vendored_package_is_pinned_and_brings_its_licence() -> None:
    packages = json.loads((ROOT / "package.json").read_text())["dependencies"]
    licences = {path.stem: path.read_text(encoding="utf-8") for path in (VENDOR / "licences").iterdir()}
    bundled = {name for name in packages if name.startswith(("@codemirror/", "@lezer/"))}
    assert all(f"== {name}\n" in licences["codemirror"] for name in bundled)
    assert licences.keys() - {"codemirror"} == {name.rpartition("/")[2] for name in packages.keys() - bundled}
    assert all(version[0].isdigit() for version in packages.values())
