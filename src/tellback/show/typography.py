"""How numbers, days and Markdown read on a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markupsafe import Markup

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PLURALS = {"person": "people", "is": "are", "says": "say", "asks": "ask", "has": "have", "this": "these"}


def counted(n: int, what: str) -> str:
    """`1 person`, `2,300 people`: the noun may be followed by its verb, `person asks`."""
    if n != 1:
        words = what.split()
        what = " ".join(PLURALS.get(word, f"{word}s" if not at else word) for at, word in enumerate(words))
    return f"{n:,} {what}"


def day(iso: str) -> str:
    """`3 Oct 2023`; what is no ISO day stays as it came."""
    parts = iso[:10].split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"


def month(iso: str) -> str:
    """`Oct 2023`."""
    return day(f"{iso[:7]}-01").removeprefix("1 ")


def percent(share: float | None) -> str:
    """`34 %`, `under 1 %`, `–` where nothing is known."""
    if share is None:
        return "–"
    return "under 1 %" if 0 < share < 0.005 else f"{share:.0%}".replace("%", " %")


def inline(text: str, links: bool = True) -> Markup:
    """Markdown inside a line as HTML: emphasis, code, and links unless it will stand inside a link itself."""
    from markupsafe import Markup

    return Markup(_markdown(links).renderInline(text.strip("\n")))  # noqa: S704 - rendered with raw HTML escaped


def whole(text: str) -> Markup:
    """A page of Markdown as HTML."""
    from markupsafe import Markup

    return Markup(_markdown(links=True).render(text))  # noqa: S704 - rendered with raw HTML escaped


def highlighted(text: str, words: Sequence[str]) -> Markup:
    """The text as HTML with each of the words marked, whatever their case."""
    from markupsafe import Markup, escape

    if not words:
        return escape(text)
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    parts = re.split(f"({either})", text, flags=re.IGNORECASE)
    marked = (Markup("<mark>{}</mark>").format(part) if at % 2 else escape(part) for at, part in enumerate(parts))
    return Markup("").join(marked)


@cache
def _markdown(links: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False})
    if not links:
        for edge in ("link_open", "link_close"):
            markdown.add_render_rule(edge, _nothing)
    markdown.add_render_rule("image", _described)
    return markdown


def _nothing(*_: object) -> str:
    return ""


def _described(_renderer: object, tokens: list[object], index: int, *_: object) -> str:
    from markupsafe import escape

    return str(escape(getattr(tokens[index], "content", "")))
