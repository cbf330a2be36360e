"""Rules on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tellback.narrative.explain import Explained
from tellback.show.terminal import faint, page, paragraph, strong


def page_lines(rule: Explained) -> Iterator[str]:
    """A rule's page, and below it what can be set."""
    yield from page(rule.page)
    yield ""
    yield faint(paragraph(f"Tier: {rule.tier or 'off, unless a profile asks for it'}. {_settings(rule)}".rstrip()))
    yield faint(paragraph(f"Let it be in one place: <!-- allow {rule.name} -->. In tellback.toml: docs/checking.md"))


def shelf_lines(rules: Sequence[Explained]) -> Iterator[str]:
    """All rules by group, each with its tier."""
    for group, inner in groupby(rules, key=lambda rule: rule.group):
        yield strong(f"{group}")
        for rule in inner:
            yield paragraph(rule.why, indent=2, first=f"{rule.name} ({rule.tier or 'off'}): ", below=6)
        yield ""
    yield "More of one: tellback explain NAME"


def _settings(rule: Explained) -> str:
    limits = ", ".join(f"{name} {value:g}" for name, value in rule.limits.items())
    differ = "; ".join(f"{name}: {said}" for name, said in rule.profiles.items())
    return " ".join(filter(None, [limits and f"Limits: {limits}.", differ and f"Profiles that differ: {differ}."]))
