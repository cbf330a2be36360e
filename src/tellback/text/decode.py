"""Bytes of unknown origin, read as text: which encoding they are in, and why we think so."""

from __future__ import annotations

import codecs
import gzip
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, BinaryIO, TextIO, cast

from tellback.errors import UnreadableFile

HEAD = 1 << 20
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
WESTERN = frozenset("äöüÄÖÜßéèêëÉàâáãçñíìóòôõúùûîïåæøœ’‘“”„–—…•€£°«»´¡¿®™")
CENTRAL = frozenset("ěščřžýáíéúůťďňąćęłńóśźżőűöüäßŠČŘŽŚŁŻ’‘“”„–—…•€°«»")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec Python knows, what it does with bytes that do not fit, and why it was taken."""

    name: str
    why: str
    errors: str = "replace"

    def __str__(self) -> str:
        spoken = self.name.upper().replace("-SIG", "").replace("CP125", "Windows-125")
        return f"{spoken} ({self.why})"


def open_bytes(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked where it is gzipped. Raises UnreadableFile."""
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
        return cast("BinaryIO", gzip.open(path)) if packed else path.open("rb")
    except OSError as error:
        raise UnreadableFile(f"{path}: {(error.strerror or str(error)).lower()}.") from None


def open_text(path: Path) -> TextIO:
    """The text of a file in whatever encoding, line ends as they are."""
    encoding = encoding_of(path)
    stream = cast("IO[bytes]", open_bytes(path))
    return io.TextIOWrapper(stream, encoding=encoding.name, errors=encoding.errors, newline="")


def share_read(text: TextIO, path: Path) -> Callable[[], float]:
    """Asks how much of an open file has been read, 0 to 1 (of its packed bytes where it is gzipped)."""
    size = max(1, path.stat().st_size)
    raw = getattr(text.buffer, "fileobj", None) or text.buffer
    return lambda: min(1.0, raw.tell() / size)


def encoding_of(path: Path) -> Encoding:
    """Byte order mark first, then UTF-8 if every byte fits, then the likeliest legacy code page."""
    try:
        known = path.stat()
    except OSError as error:
        raise UnreadableFile(f"{path}: {(error.strerror or str(error)).lower()}.") from None
    return _encoding_of(path, known.st_size, known.st_mtime_ns)


@lru_cache(maxsize=64)
def _encoding_of(path: Path, _size: int, _changed: int) -> Encoding:
    with open_bytes(path) as stream:
        first = next(_chunks(stream, path), b"")
    for mark, name in MARKS:
        if first.startswith(mark):
            return Encoding(name, "byte order mark", "cp1252" if name == "utf-8-sig" else "replace")
    return _wide(first) or _narrow(path, first)


def _chunks(stream: BinaryIO, path: Path) -> Iterator[bytes]:
    try:
        while chunk := stream.read(HEAD):
            yield chunk
    except (OSError, EOFError) as error:
        raise UnreadableFile(f"{path}: {error}. The file is damaged or was not copied whole.") from None


def _wide(head: bytes) -> Encoding | None:
    """UTF-16 or UTF-32 without a mark shows in where its zero bytes stand."""
    zeros = head.count(0)
    if zeros * 50 < len(head) or zeros < 2:
        return None
    at = [head[offset::4].count(0) for offset in range(4)]
    if at[1] + at[3] >= zeros * 0.95:
        return Encoding("utf-16-le", "zero bytes")
    if at[0] + at[2] >= zeros * 0.95:
        return Encoding("utf-16-be", "zero bytes")
    if zeros * 2 > len(head):
        return Encoding("utf-32-le" if at[3] > at[0] else "utf-32-be", "zero bytes")
    return None


def _narrow(path: Path, first: bytes) -> Encoding:
    with open_bytes(path) as stream:
        decoder = codecs.getincrementaldecoder("utf-8")()
        for chunk in _chunks(stream, path):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                return _legacy(first + chunk)
    return Encoding("utf-8", "every byte fits", "cp1252")


def _legacy(sample: bytes) -> Encoding:
    """A few stray bytes in UTF-8 are Windows-1252 pasted in; otherwise the whole file is in an old code page."""
    text = sample.decode("utf-8", "surrogateescape")
    stray = len(re.findall("[\udc80-\udcff]", text))
    fitting = len(re.findall("[^\x00-\x7f\udc80-\udcff]", text))
    if fitting > stray:
        return Encoding("utf-8", "stray bytes read as Windows-1252", "cp1252")
    from charset_normalizer import from_bytes

    telling = b"".join(line for line in sample.splitlines(keepends=True) if not line.isascii())[:65536]
    best = from_bytes(telling, cp_isolation=list(LEGACY)).best()
    name = best.encoding if best else "cp1252"
    return Encoding(_latin(telling) if name in {"cp1250", "cp1252", "cp1254", "cp1257"} else name, "likeliest")


def _latin(telling: bytes) -> str:
    def known(name: str, letters: frozenset[str]) -> float:
        strange = [letter for letter in telling.decode(name, "replace") if letter > "\x7f"]
        return sum(letter in letters for letter in strange) / max(1, len(strange))

    return "cp1250" if known("cp1250", CENTRAL) > known("cp1252", WESTERN) else "cp1252"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("cp1252", _as_windows)
