"""One thing an editor looks for: a module and a page on the shelf `rules/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from tellback.narrative.finding import Finding, Tier

if TYPE_CHECKING:
    from tellback.narrative.draft import Draft

PAGES = "https://github.com/tellback/tellback/blob/main/docs/rules.md"
_NONE: Mapping[str, float] = MappingProxyType({})
_NO_WORDS: Mapping[str, str] = MappingProxyType({})


class Group(StrEnum):
    """What a rule looks at."""

    STRUCTURE = "structure"
    CUSTOMER = "problem, customer, benefit"
    WORDING = "claims and wording"
    QUOTES = "quotes"
    QUESTIONS = "hard questions"
    ANSWERS = "answers"
    CONSISTENCY = "consistency"
    CUSTOMERS = "what customers say"
    COMMENTS = "comments to tellback"


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` says what is wrong, so that "allow weasel-words" can be read; its page is `rules/weasel_words.md`.

    `tier` is None where only a profile asks for the rule. `limits` are its numbers, which a profile or tellback.toml
    may set otherwise. `reads_meaning` says that it needs the model, or as long. `at` is where its page
    stands, if elsewhere. `words` are the phrases that it looks for, where they say it all, each with what to write
    instead, if there is one.
    """

    name: str
    group: Group
    tier: Tier | None
    check: Callable[[Draft], Iterator[Finding]]
    limits: Mapping[str, float] = field(default_factory=lambda: _NONE)
    reads_meaning: bool = False
    at: str = ""
    words: Mapping[str, str] = field(default_factory=lambda: _NO_WORDS)

    @property
    def address(self) -> str:
        """Where its page can be read on the web."""
        return f"{PAGES}#{self.name}"

    @property
    def page(self) -> str:
        """Its page, in Markdown."""
        page = self.at or f"rules/{self.name.replace('-', '_')}.md"
        return files("tellback.narrative").joinpath(page).read_text(encoding="utf-8")

    @property
    def why(self) -> str:
        """The one sentence of its page that says what is wrong."""
        return self.page.split("\n\n")[1].replace("\n", " ")
