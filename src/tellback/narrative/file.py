"""A narrative's file: read and written to the byte."""

from __future__ import annotations

from pathlib import Path

from tellback.errors import ChangedMeanwhile, NotFound, UnreadableFile, UnwritableFile
from tellback.narrative.parse import parse
from tellback.narrative.prfaq import PRFAQ


def read(path: Path, name: str = "") -> PRFAQ:
    """The story in a file; byte order mark and line ends are part of its source. `name` is what it goes by.

    Raises NotFound where there is no file, and UnreadableFile with line and column where it is not UTF-8.
    """
    return parse(read_text(path), name or str(path))


def write(path: Path, before: str, after: str) -> None:
    """Put a new text in the place of the one that was read, all at once.

    Raises ChangedMeanwhile where the file no longer is what was read, and UnwritableFile where it is read-only or its
    folder is; then nothing is written.
    """
    if read_text(path) != before:
        raise ChangedMeanwhile(f"{path} was changed since it was read. Nothing was written: look at it, do it again.")
    path = path.resolve()
    mode = path.stat().st_mode
    if not mode & 0o222:
        raise UnwritableFile(f"{path} is read-only. Nothing was written: allow writing (chmod u+w), then do it again.")
    beside = path.with_name(f".{path.name}.tellback")
    try:
        beside.write_bytes(after.encode())
        beside.chmod(mode)
        beside.replace(path)
    except OSError as error:
        raise UnwritableFile(f"{path} cannot be written: {error.strerror}. It is as it was.") from None


def read_text(path: Path) -> str:
    """A file as text, to the byte. Raises as `read` does."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"{path} does not exist. `narratives` in tellback.toml names the files of the story.") from None
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        likely = "UTF-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "WINDOWS-1252"
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1
        raise UnreadableFile(
            f"{path}:{line}:{column}: this byte (0x{data[error.start]:02x}) is not UTF-8."
            f" Save the file as UTF-8 in your editor, or run: iconv -f {likely} -t UTF-8",
        ) from None
