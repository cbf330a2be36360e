"""Begin a workspace: a folder with settings, and a story that teaches by example."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tellback.errors import AlreadyThere

FILES = ("tellback.toml", "prfaq.md", ".gitignore")


@dataclass(frozen=True, slots=True)
class Begun:
    """A new workspace, the files written into it, and the commands to go on with."""

    folder: str
    files: tuple[str, ...]
    next: tuple[str, ...]


def begin(folder: Path, name: str = "") -> Begun:
    """Write the files of a new workspace; `name` is the product's, the folder's own where none is given.

    Raises AlreadyThere, and writes nothing, where one of them stands there already.
    """
    there = [file for file in FILES if (folder / file).exists()]
    if there:
        raise AlreadyThere(f"{folder} holds {' and '.join(there)} already: nothing was written. Choose another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        text = _starter(file).replace("{name}", json.dumps(name or folder.resolve().name, ensure_ascii=False))
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    enter = [] if folder.resolve() == Path.cwd() else [f"cd {folder}"]
    return Begun(str(folder), FILES, (" && ".join([*enter, "tellback story"]), "tellback import FILE"))


def starter() -> str:
    """The story that teaches by example."""
    return _starter("prfaq.md")


def _starter(file: str) -> str:
    return files("tellback.narrative").joinpath("starter", file.lstrip(".")).read_text(encoding="utf-8")
