"""Edit a story's file from elsewhere: what was typed goes in, unless the file was changed meanwhile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path, PurePosixPath

from tellback.errors import ChangedMeanwhile, NotFound, UnwritableFile
from tellback.narrative.example import example
from tellback.narrative.file import read_text, write
from tellback.narrative.tell import names
from tellback.workspace.workspace import Workspace

BYTE_ORDER_MARK = "\ufeff"
NEW = "prfaq.md"
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A story as a writer gets it: lines end at "\\n". `digest` tells the file's state; it is empty without a file."""

    name: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines of the file, and what was typed in their place; `same` where both agree."""

    same: bool
    there: tuple[str, ...]
    typed: tuple[str, ...]


def open_sheet(workspace: Workspace, name: str = "") -> Sheet:
    """The story of that name, or the first; a workspace without one begins from the example. Raises NotFound."""
    name = name or next(iter(names(workspace)), "") or _first_name(workspace)
    path = place(workspace, name)
    return _sheet(name, path) if path.exists() else Sheet(name, example(workspace.settings.check.profiles), "")


def state(workspace: Workspace, name: str) -> str:
    """The digest of a story's file as it is now. Raises NotFound."""
    path = place(workspace, name)
    return _digest(path.read_bytes()) if path.exists() else ""


def save(workspace: Workspace, name: str, digest: str, typed: str) -> Sheet:
    """Write what was typed. Raises ChangedMeanwhile where the file has another digest, and UnwritableFile where it may
    not be written; then nothing is.
    """
    path, text = place(workspace, name), unified(typed)
    if digest:
        before = read_text(path) if path.exists() else ""
        if _digest(before.encode()) != digest:
            raise ChangedMeanwhile(f"{name} was changed since you opened it. Nothing was written, and nothing is lost.")
        write(path, before, _as_before(before, text))
    else:
        _create(path, text)
    return _sheet(name, path)


def place(workspace: Workspace, name: str) -> Path:
    """Where a story stands, or may be begun: only where `narratives` in tellback.toml looks for one; NotFound else."""
    path = PurePosixPath(name)
    wanted = any(path.match(pattern) for pattern in workspace.settings.narratives) and path.suffix == ".md"
    inside = not path.is_absolute() and ".." not in path.parts and (workspace.folder / path.parent).is_dir()
    if name in names(workspace) or (wanted and inside):
        return workspace.folder / name
    raise NotFound(f"There is no story {name} here, and tellback.toml looks for none of that name.")


def differences(there: str, typed: str) -> tuple[Difference, ...]:
    """Where two texts differ, line by line."""
    old, new = there.split("\n"), typed.split("\n")
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(Difference(kind == "equal", tuple(old[a:b]), tuple(new[c:d])) for kind, a, b, c, d in blocks)


def unified(text: str) -> str:
    """The text with every line ended by "\\n", and without a byte order mark."""
    return _LINE_END.sub("\n", text.removeprefix(BYTE_ORDER_MARK))


def _sheet(name: str, path: Path) -> Sheet:
    text = read_text(path)
    return Sheet(name, unified(text), _digest(text.encode()))


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _first_name(workspace: Workspace) -> str:
    plain = (each for each in workspace.settings.narratives if each.endswith(".md") and "*" not in each)
    return next(plain, NEW)


def _create(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        raise ChangedMeanwhile(f"{path.name} was written meanwhile by somebody else. Nothing was written.") from None
    except OSError as error:
        raise UnwritableFile(f"{path} cannot be written: {error.strerror}.") from None


def _as_before(before: str, typed: str) -> str:
    """What was typed, with the byte order mark and the line ends that its lines had."""
    mark = BYTE_ORDER_MARK if before.startswith(BYTE_ORDER_MARK) else ""
    if "\r" not in before:
        return mark + typed
    usual = Counter(_LINE_END.findall(before)).most_common(1)[0][0]
    *lines, last = typed.split("\n")
    mixed = "".join(map(str.__add__, lines, _ends(before, typed, usual))) + last
    # A "\r" and a "\n" that come to stand side by side would be one end of a line.
    return mark + (mixed if unified(mixed) == typed else typed.replace("\n", usual))


def _ends(before: str, typed: str, usual: str) -> Iterator[str]:
    """How each line that was typed ends: as it did, or as most do."""
    ends = _LINE_END.findall(before)
    at = 0
    for block in differences(unified(before), typed):
        old = ends[at : at + len(block.there)] if block.same else []
        yield from old + [usual] * (len(block.typed) - len(old))
        at += len(block.there)
