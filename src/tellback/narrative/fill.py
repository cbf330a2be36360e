"""Fill the variables of a story: `{{price}}` becomes what the front matter says under `variables:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tellback.narrative.block import Kind, blocks
from tellback.narrative.reading import Setting, reading, unread, variables
from tellback.narrative.variable import Filled, Place, Use, Variable
from tellback.text.span import Lines

_USE = re.compile(r"(?<![\\{])\{\{[ \t]*(?P<name>[\w-]+)[ \t]*\}\}(?!\})")


def fill(source: str) -> tuple[Filled, tuple[Variable, ...], tuple[Use, ...]]:
    """The text as it is read, what the front matter keeps, and where the story uses it.

    Left alone is what stands in code, in comments, behind a backslash, and in the variables themselves. A name
    without a value stays as it was written, and is a use all the same.
    """
    settings = variables(source)
    lines = Lines(source)
    kept = tuple(
        Variable(name, setting.text, lines.span(source.rindex(name, 0, setting.start), setting.end))
        for name, setting in settings.items()
    )
    uses = tuple(_uses(source, settings, lines)) if "{{" in source else ()
    return _filled(source, uses), kept, uses


def _uses(source: str, settings: Mapping[str, Setting], lines: Lines) -> Iterator[Use]:
    closed = [*unread(source), *((setting.start, setting.end) for setting in settings.values())]
    found = [use for use in _USE.finditer(source) if not _inside(use, closed)]
    if found:
        read = blocks(reading(source).visible, lines)
        closed = [(block.start, block.end) for block in read if block.kind is Kind.OTHER]
    for use in found:
        if not _inside(use, closed):
            setting = settings.get(use["name"])
            yield Use(use["name"], setting.text if setting else "", lines.span(*use.span()))


def _inside(use: re.Match[str], closed: Sequence[tuple[int, int]]) -> bool:
    return any(start <= use.start() < end for start, end in closed)


def _filled(source: str, uses: tuple[Use, ...]) -> Filled:
    parts: list[str] = []
    places: list[Place] = []
    last = at = 0
    for use in uses:
        if use.value:
            at += use.span.start - last
            parts += [source[last : use.span.start], use.value]
            places.append(Place(use.span.start, use.span.end, at, at + len(use.value)))
            at, last = at + len(use.value), use.span.end
    return Filled(source, "".join([*parts, source[last:]]), tuple(places))
