"""Text for the terminal: wrapped to its width, quiet where it is no terminal."""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from collections.abc import Iterator

import click

MOST = 100
"""Longer lines are hard to read, however wide the window is."""


def paragraph(text: str, *, indent: int = 0, first: str = "", below: int | None = None) -> str:
    """A text on as many lines as it needs. The first begins with `first`, the others below where its text begins,
    or at the column `below`.
    """
    width = min(MOST, shutil.get_terminal_size((MOST, 24)).columns)
    lead = " " * indent + first
    return textwrap.fill(
        " ".join(text.split()),
        width=max(width, len(lead) + 20),
        initial_indent=lead,
        subsequent_indent=" " * (len(lead) if below is None else below),
        break_long_words=False,
        break_on_hyphens=False,
    )


def strong(text: str) -> str:
    """Text that is seen first."""
    return _styled(text, bold=True)


def faint(text: str) -> str:
    """Text that may be passed over."""
    return _styled(text, dim=True)


def removed(text: str) -> str:
    """Words that were taken out: in brackets, and red where there is colour."""
    return _styled(f"[-{text}-]", fg="red")


def added(text: str) -> str:
    """Words that were put in: in braces, and green where there is colour."""
    return _styled(f"{{+{text}+}}", fg="green")


def _styled(text: str, *, fg: str | None = None, bold: bool | None = None, dim: bool | None = None) -> str:
    """A style, unless NO_COLOR asks for none (https://no-color.org)."""
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=fg, bold=bold, dim=dim)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 person", "2 people", "3 promises"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def page(markdown: str) -> Iterator[str]:
    """A page of Markdown: headings seen first, code as it stands, all else wrapped."""
    fence = ""
    block: list[str] = []
    for line in [*markdown.splitlines(), ""]:
        mark = re.match(r"`{3,}", line)
        if not fence and (mark or not line.strip() or line.startswith(("#", "- ", "|"))):
            yield from _wrapped(block)
            block = []
        if mark and (not fence or line.strip() == fence):
            fence = "" if fence else mark[0]
        elif fence:
            yield f"    {line}".rstrip()
        elif line.startswith(("#", "|")):
            yield strong(line.lstrip("# ")) if line.startswith("#") else line
        elif line.strip():
            block.append(line)
        else:
            yield ""


def _wrapped(block: list[str]) -> Iterator[str]:
    if block:
        item = block[0].startswith("- ")
        yield paragraph(" ".join(block).removeprefix("- "), first="- " if item else "")
