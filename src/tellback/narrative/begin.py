"""Begin a workspace: a folder with settings, and a story that teaches by example or begins from five answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tellback.errors import AlreadyThere, NotFound
from tellback.narrative.brief import Brief
from tellback.narrative.edit import open_sheet, save
from tellback.narrative.example import EXAMPLES, example, starter
from tellback.narrative.sketch import sketch
from tellback.text.nearest import hint
from tellback.workspace.workspace import Workspace

FILES = ("tellback.toml", "prfaq.md", ".gitignore")


@dataclass(frozen=True, slots=True)
class Begun:
    """A new workspace, the files written into it, and the commands to go on with."""

    folder: str
    files: tuple[str, ...]
    next: tuple[str, ...]


def begin(folder: Path, name: str = "", profile: str = EXAMPLES[0], brief: Brief | None = None) -> Begun:
    """Write the files of a new workspace; `name` is the product's, the folder's own where none is given.

    The story is the example of the profile, or a first draft where there is a brief. Raises AlreadyThere, and writes
    nothing, where one of the files stands there already; NotFound where no example goes by the profile's name.
    """
    there = [file for file in FILES if (folder / file).exists()]
    if there:
        raise AlreadyThere(f"{folder} holds {' and '.join(there)} already: nothing was written. Choose another folder.")
    if profile not in EXAMPLES:
        raise NotFound(f"There is no example for a profile `{profile}`. {hint(profile, EXAMPLES)}")
    called = json.dumps(name or folder.resolve().name, ensure_ascii=False)
    settings = starter("tellback.toml").replace("{name}", called).replace("{profile}", profile)
    texts = (
        settings,
        sketch(name or folder.resolve().name, brief) if brief else example([profile]),
        starter("gitignore"),
    )
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in zip(FILES, texts, strict=True):
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    enter = [] if folder.resolve() == Path.cwd() else [f"cd {folder}"]
    return Begun(str(folder), FILES, (" && ".join([*enter, "tellback story"]), "tellback import FILE"))


def begin_story(workspace: Workspace, product: str, brief: Brief) -> str:
    """Write a first draft into a workspace that holds no story of its own yet; its name. Raises AlreadyThere."""
    if own := own_story(workspace):
        raise AlreadyThere(
            f"{own} holds a story already, and nothing was written. Edit it, or begin another workspace."
        )
    sheet = open_sheet(workspace)
    return save(workspace, sheet.name, sheet.digest, sketch(product, brief)).name


def own_story(workspace: Workspace) -> str:
    """The name of the first story that is not just the example; empty where there is none."""
    sheet = open_sheet(workspace)
    return sheet.name if sheet.digest and sheet.text not in {example([each]) for each in EXAMPLES} else ""
