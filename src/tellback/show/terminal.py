"""Text for the terminal: wrapped to its width, quiet where it is no terminal."""

from __future__ import annotations

import shutil
import textwrap

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
    return click.style(text, bold=True)


def faint(text: str) -> str:
    """Text that may be passed over."""
    return click.style(text, dim=True)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 person", "2 people", "3 promises"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
