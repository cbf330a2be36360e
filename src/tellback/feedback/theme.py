"""What customers keep talking about. A theme is kept by its id, whatever the next run would like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from tellback.narrative.evidence import Word

ThemeId = NewType("ThemeId", int)
PROGRAM = "program"


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
    """All themes, most people first, with the ground they stand on.

    `messages` and `people` are all that fit the filters; `unassigned` are messages none of whose passages has a theme,
    and `waiting` those of them that say something: they are unlike every theme and too few to be a new one.
    """

    themes: tuple[ThemeReport, ...]
    people: int
    messages: int
    unassigned: int
    waiting: int


class Kind(StrEnum):
    """What a run does to one theme."""

    NEW = "new"
    ADD = "add"
    SPLIT = "split"
    MERGE = "merge"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Shift:
    """`passages` of a theme come to be in another: NEW and ADD come from none, SPLIT goes into a theme not yet there,
    MERGE empties a theme into one that stays, MOVE goes from one that stays to one that stays.

    `theme` and `name` are where they go (id 0 while the theme is only proposed), `source` where they come from.
    """

    kind: Kind
    theme: int
    name: str
    passages: int
    source: int = 0
    source_name: str = ""
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """What a run did, or, where it is not `applied`, would do. Counts are of passages.

    `moved` of the `of` passages that had a theme go to another; `added` had none before; `waiting` still have none;
    `idle` are greetings and signatures, which never get one.
    """

    run: int
    applied: bool
    themes: int
    of: int
    moved: int
    added: int
    waiting: int
    idle: int
    shifts: tuple[Shift, ...]
