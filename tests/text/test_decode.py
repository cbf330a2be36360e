"""Whatever bytes an export comes in, the words come out."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tellback.errors import UnreadableFile
from tellback.text.decode import encoding_of, open_text

GERMAN = "id,text\n1,Schöne Grüße aus München – die Größe stimmt\n2,plain\n"
CZECH = "id,text\n1,Aplikace se po aktualizaci nespouští, prosím opravte to\n2,Příliš žluťoučký kůň\n"
RUSSIAN = "id,text\n1,Приложение не запускается после обновления\n"
JAPANESE = "id,text\n1,更新後にアプリが起動しません。修正してください\n"


def read(path: Path) -> str:
    with open_text(path) as text:
        return text.read()


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        *((GERMAN, codec) for codec in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")),
        *((JAPANESE, codec) for codec in ("utf-8", "utf-16", "utf-16-le", "cp932")),
        (GERMAN, "utf-32-le"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_words_come_out_as_they_were_written(tmp_path: Path, text: str, codec: str) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(text.encode(codec))
    assert read(path) == text


def test_a_gzipped_file_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "export.csv.gz"
    path.write_bytes(gzip.compress(GERMAN.encode("utf-16")))
    assert read(path) == GERMAN


def test_stray_windows_bytes_do_not_spoil_a_utf8_file(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes("Grüße, Größe\n".encode() + "it’s\n".encode("cp1252"))
    assert read(path) == "Grüße, Größe\nit’s\n"
    assert "stray bytes" in str(encoding_of(path))


def test_a_legacy_byte_far_down_is_still_seen(tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    path.write_bytes(b"plain words here\n" * 150_000 + "Schöne Grüße\n".encode("cp1252"))
    assert read(path).endswith("Schöne Grüße\n")


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        encoding_of(tmp_path / "gone.csv")


def test_half_a_gzip_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "half.csv.gz"
    path.write_bytes(gzip.compress(GERMAN.encode() * 1000)[:60])
    with pytest.raises(UnreadableFile, match="not copied whole"):
        encoding_of(path)
