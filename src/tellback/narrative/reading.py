"""A file's text as a reader sees it: the same length, character by character, without what is not meant to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_FRONT = re.compile(r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<body>(?:.*\n)*?)(?P=mark)[ \t]*\r?(?:\n|\Z)")
_FRONT_LINE = re.compile(r"\s*(?:$|#|\]|\[[\w.\"-]+\]|-\s|[\w\"'-]+\s*[:=]|[ \t]+\S)")
_SETTING = re.compile(r"^([\w-]+)\s*[:=][ \t]*(?P<quote>[\"']?)(?P<value>[^\r\n]*?)(?P=quote)[ \t]*\r?$", re.MULTILINE)
_VARIABLES = re.compile(
    r"^(?:variables:[ \t]*(?:#.*)?\n(?P<yaml>(?:[ \t]+\S.*\n|[ \t\r]*(?:#.*)?\n)*)"
    r"|\[variables\][ \t]*(?:#.*)?\n(?P<toml>(?:(?!\[).*\n)*))",
    re.MULTILINE,
)
_VARIABLE = re.compile(
    r"^[ \t]*(?P<name>[\w-]+)[ \t]*[:=][ \t]*"
    r"(?:(?P<quote>[\"'])(?P<quoted>[^\n]+?)(?P=quote)|(?P<bare>[^\s\"'|>#][^\n]*?))[ \t]*(?:(?<=[ \t])#[^\n]*)?$",
    re.MULTILINE,
)
_NOT_READ = re.compile(
    r"^ {0,3}(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+)[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t\r]*$|\Z)"
    r"|(?P<code>`++)[^`\n]++(?P=code)|<!--(?P<comment>.*?)-->",
    re.DOTALL | re.MULTILINE,
)
_MARK = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment: what it says, and where it stands with its marks."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A value in the front matter, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """`visible` has the length of `source`: comments, front matter and carriage returns are blank in it."""

    source: str
    visible: str
    front: Mapping[str, Setting]
    comments: tuple[Comment, ...]


def reading(source: str) -> Reading:
    """What is there to read, and what is told to programs only."""
    visible = _seen(source)
    match = _front(source)
    if match:
        visible = _blanked(visible, 0, match.end())
    if visible.startswith("\ufeff"):
        visible = " " + visible[1:]
    comments = tuple(
        Comment(found["comment"].strip(), found.start(), found.end())
        for found in _NOT_READ.finditer(visible)
        if found["comment"] is not None
    )
    return Reading(source, _without(visible, comments), front(source), comments)


def _without(visible: str, comments: Iterable[Comment]) -> str:
    parts: list[str] = []
    last = 0
    for comment in comments:
        parts += [visible[last : comment.start], _MARK.sub(" ", visible[comment.start : comment.end])]
        last = comment.end
    return "".join([*parts, visible[last:]])


def front(source: str) -> dict[str, Setting]:
    """The settings in the front matter, by name in small letters."""
    match = _front(source)
    if match is None:
        return {}
    inside = _variables(match)
    body = match["body"]
    if inside:
        body = _blanked(body, *inside.span())
    return {found[1].lower(): _setting(found, match.start("body")) for found in _SETTING.finditer(body)}


def variables(source: str) -> dict[str, Setting]:
    """What the front matter keeps under `variables:` (or `[variables]`, between `+++`), a name and a value a line."""
    match = _front(source)
    inside = _variables(match) if match else None
    if match is None or inside is None:
        return {}
    kind = inside.lastgroup or ""
    offset = match.start("body") + inside.start(kind)
    return {
        found["name"]: Setting(found[which], offset + found.start(which), offset + found.end(which))
        for found in _VARIABLE.finditer(_seen(inside[kind]))
        if (which := "bare" if found["bare"] else "quoted")
    }


def unread(source: str) -> Iterator[tuple[int, int]]:
    """Where comments and code stand, as (start, end); code that is only indented is not among them."""
    match = _front(source)
    return (found.span() for found in _NOT_READ.finditer(_seen(source), match.end() if match else 0))


def _variables(front: re.Match[str]) -> re.Match[str] | None:
    return _VARIABLES.search(_seen(front["body"]))


def _front(source: str) -> re.Match[str] | None:
    match = _FRONT.match(source)
    return match if match and all(map(_FRONT_LINE.match, match["body"].splitlines())) else None


def _setting(found: re.Match[str], offset: int) -> Setting:
    return Setting(found["value"], offset + found.start("value"), offset + found.end("value"))


def _seen(text: str) -> str:
    return text.replace("\r", " ").replace("\0", "\ufffd")


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + _MARK.sub(" ", text[start:end]) + text[end:]
