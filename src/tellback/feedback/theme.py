"""What customers keep talking about. A theme is kept by its id, whatever the next run would like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from tellback.narrative.evidence import Word

ThemeId = NewType("ThemeId", int)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: `named_by` is "program" or the person who named it; `phrases` are its key phrases, strongest first."""

    id: ThemeId
    name: str
    named_by: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a theme: messages in it, how many of them complain or praise, out of `of` messages in all."""

    month: str
    messages: int
    complaints: int
    praises: int
    of: int


@dataclass(frozen=True, slots=True)
class ThemeReport:
    """A theme with who speaks of it. Every count is of people but `messages`."""

    theme: Theme
    people: int
    messages: int
    complaining: int
    praising: int
    first_said: str
    last_said: str
    months: tuple[Month, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Themes:
    """All themes, most people first, with the ground they stand on."""

    themes: tuple[ThemeReport, ...]
    people: int
    messages: int
    unassigned: int
    waiting: int
