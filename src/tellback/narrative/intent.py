"""A hard question, known by any words, and what a sentence must say to answer it: one page on the shelf `intents/`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tellback.narrative.finding import Tier
from tellback.narrative.question import Circle

_WORDS = re.compile(r"^```toml\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Intent:
    """`question` is how a plain reader asks it; `wanted` what an answer has, for the finding that misses one.

    The rest are phrases. `asks` knows the question, in the FAQ or in a heading; a sentence below it answers that
    `holds` what is wanted, and one anywhere that `says` it all by itself. Below `near`, which asks something else,
    `holds` is enough, too. Where `about` is given, only a story that speaks of it is asked.
    """

    name: str
    circle: Circle
    tier: Tier
    question: str
    wanted: str
    asks: str
    holds: str
    says: str
    near: str = ""
    about: str = ""


@cache
def intents() -> tuple[Intent, ...]:
    """The whole catalogue, customers' questions first."""
    pages = [page for page in files("tellback.narrative.intents").iterdir() if page.name.endswith(".md")]
    found = [
        _intent(page.name.removesuffix(".md").replace("_", "-"), page.read_text(encoding="utf-8")) for page in pages
    ]
    return tuple(sorted(found, key=lambda intent: (intent.circle, intent.name)))


def _intent(name: str, page: str) -> Intent:
    *_, words = _WORDS.findall(page)
    given = tomllib.loads(words)
    return Intent(name, Circle(given.pop("circle")), Tier(given.pop("tier")), **given)
