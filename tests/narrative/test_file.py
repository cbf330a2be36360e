"""Narratives are read and written to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellback.errors import ChangedMeanwhile, NotFound, UnreadableFile, UnwritableFile
from tellback.narrative.file import read, write


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf# T\r\n\r\ntext\r\n", b"# T\n\n\ttext \x00\x0c\r more", b"", b"\r\n\n\r"]
)
def test_what_was_read_is_written_back_to_the_byte(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "prfaq.md"
    path.write_bytes(data)
    story = read(path)
    write(path, story.source, story.source)
    assert path.read_bytes() == data
    assert [file.name for file in tmp_path.iterdir()] == ["prfaq.md"]


def test_bytes_that_are_no_text_are_named_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "prfaq.md"
    path.write_bytes("# Titel\nDas ist schön\xa0".encode("latin-1"))
    with pytest.raises(UnreadableFile, match=r"prfaq\.md:2:12: this byte \(0xf6\) is not UTF-8\. Save"):
        read(path)


def test_a_file_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "prfaq.md"
    path.write_text("# One\n", encoding="utf-8")
    story = read(path)
    path.write_text("# Two\n", encoding="utf-8")
    with pytest.raises(ChangedMeanwhile):
        write(path, story.source, "# Three\n")
    assert path.read_text(encoding="utf-8") == "# Two\n"


def test_a_missing_file_says_where_stories_are_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"tellback\.toml"):
        read(tmp_path / "none.md")


def test_another_encoding_is_named_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text("# Heron pays", encoding="utf-16")
    with pytest.raises(UnreadableFile, match="iconv -f UTF-16"):
        read(path)


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "prfaq.md"
    path.write_text("# One\n", encoding="utf-8")
    path.chmod(0o444)
    with pytest.raises(UnwritableFile, match="read-only"):
        write(path, "# One\n", "# Two\n")
    assert path.read_text(encoding="utf-8") == "# One\n"


def test_a_file_that_cannot_be_put_in_place_says_why(tmp_path: Path) -> None:
    path = tmp_path / "prfaq.md"
    path.write_text("# One\n", encoding="utf-8")
    (tmp_path / ".prfaq.md.tellback").mkdir()
    with pytest.raises(UnwritableFile, match="cannot be written"):
        write(path, "# One\n", "# Two\n")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "story.md", tmp_path / "prfaq.md"
    path.write_text("# One\n", encoding="utf-8")
    link.symlink_to(path)
    write(link, "# One\n", "# Two\n")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "# Two\n"
