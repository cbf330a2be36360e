"""The ways of saying things: patterns such as `{I love|Love} the <thing>`, kept in one text file a theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from tellback.demo.dice import Dice

_CHOICE = re.compile(r"\{([^{}]*)\}|<(\w+)>")
_SPACES = re.compile(r" {2,}")
_BEFORE_STOP = re.compile(r" +([.,!])")


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """One thing said about a theme: in which mood, about which question, in which languages, with which patterns.

    `asked` is the FAQ question that answers it, or the open question it stands for.
    """

    theme: str
    mood: str
    promise: str
    asked: str
    open: bool
    patterns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Theme:
    """What customers talk about: how often in each mood, and with which lanes. `plan` is empty or the only plan."""

    name: str
    promise: str
    plan: str
    rates: Mapping[str, float]
    lanes: Mapping[str, Lane] = field(default_factory=dict)


@cache
def themes() -> Mapping[str, Theme]:
    """All themes by name, in alphabetical order."""
    found = sorted(
        (page.name, page.read_text(encoding="utf-8")) for page in (files("tellback.demo") / "themes").iterdir()
    )
    return {name.removesuffix(".txt"): _theme(name.removesuffix(".txt"), text) for name, text in found}


@cache
def words(language: str) -> Mapping[str, tuple[str, ...]]:
    """Greetings, closings and the fillings of `<slots>` in one language."""
    text = (files("tellback.demo") / "words" / f"{language}.txt").read_text(encoding="utf-8")
    return {name: tuple(lines) for name, lines in _sections(text)}


def say(pattern: str, language: str, dice: Dice) -> str:
    """One way of saying it, its first letter large."""
    slots = words(language)

    def choose(match: re.Match[str]) -> str:
        if match[2] is None:
            return dice.pick(match[1].split("|"))
        fillings = slots.get(f"<{match[2]}>") or words("en")[f"<{match[2]}>"]
        return dice.pick(fillings)

    said = pattern
    while "{" in said or "<" in said:
        said = _CHOICE.sub(choose, said)
    said = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", said)).strip()
    return said[:1].upper() + said[1:]


def _theme(name: str, text: str) -> Theme:
    head, _, body = text.partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    rates = {mood: float(rate) for rate, mood in (part.split() for part in facts["rate"].split(", "))}
    promise = facts.get("promise", "")
    return Theme(name, promise, facts.get("plan", ""), rates, _lanes(name, promise, _sections(body)))


def _lanes(theme: str, promise: str, sections: Iterable[tuple[str, list[str]]]) -> dict[str, Lane]:
    patterns: dict[str, dict[str, tuple[str, ...]]] = {}
    asked: dict[str, str] = {}
    for name, lines in sections:
        place, _, question = name.partition(": ")
        language, mood = place.split(" ", 1) if place[:3] in _LANGUAGES else ("en", place)
        mood, _, kind = mood.partition(" ")
        patterns.setdefault(mood, {})[language] = tuple(lines)
        asked[mood] = f"{kind}: {question}"
    return {mood: _lane(theme, mood, promise, asked[mood], spoken) for mood, spoken in patterns.items()}


_LANGUAGES = ("de ", "fr ", "es ", "it ", "pt ", "ja ")


def _lane(theme: str, mood: str, promise: str, asked: str, patterns: Mapping[str, tuple[str, ...]]) -> Lane:
    kind, _, question = asked.partition(": ")
    return Lane(theme, mood, promise if mood != "question" else "", question, kind == "open", patterns)


def _sections(text: str) -> Iterable[tuple[str, list[str]]]:
    for part in re.split(r"^# ", text, flags=re.MULTILINE)[1:]:
        name, _, lines = part.partition("\n")
        yield name.strip(), [line for line in lines.splitlines() if line.strip()]
