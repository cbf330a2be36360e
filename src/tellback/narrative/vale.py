"""The rules that are lists of words, as a style for teams that have Vale: vale.sh/docs/styles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tellback.narrative.check import rules
from tellback.narrative.finding import Tier
from tellback.narrative.plain import plain
from tellback.narrative.rule import Rule

STYLE = "tellback"
LEVELS = {Tier.MUST: "error", Tier.SHOULD: "warning", Tier.CONSIDER: "suggestion"}
_HEADS = re.compile(r"[\w'’-]+(?:\|[\w'’-]+)+")


def export(folder: Path) -> tuple[Path, ...]:
    """Write a Vale rule for each rule whose `words` say it all, into a style's folder in `folder`; others are left out.

    What is exported is coarser: Vale knows neither who speaks nor how often a word is fine.
    """
    style = folder / STYLE
    style.mkdir(parents=True, exist_ok=True)
    written = []
    for rule in rules():
        for name, text in _told(rule):
            path = style / f"{name}.yml"
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return tuple(written)


def _told(rule: Rule) -> Iterator[tuple[str, str]]:
    """An `existence` rule for words to drop, a `substitution` for those that have a better one."""
    drop = [_pattern(phrase) for phrase, better in rule.words.items() if not better]
    swap = {_pattern(phrase): better for phrase, better in rule.words.items() if better}
    if drop:
        lines = (f"  - {_quoted(token)}" for token in drop)
        yield rule.name, _yaml(rule, "existence", f"{_why(rule)} (“%s”)", ["tokens:", *lines])
    if swap:
        name = f"{rule.name}-instead" if drop else rule.name
        lines = (f"  {_quoted(phrase)}: {_quoted(better)}" for phrase, better in swap.items())
        yield name, _yaml(rule, "substitution", "Say “%s” in place of “%s”.", ["swap:", *lines])


def _yaml(rule: Rule, kind: str, message: str, body: Iterable[str]) -> str:
    head = {"extends": kind, "message": message, "link": rule.address, "level": LEVELS[rule.tier or Tier.CONSIDER]}
    lines = [*(f"{key}: {_quoted(value)}" for key, value in head.items()), "ignorecase: true", *body]
    return "\n".join(lines) + "\n"


def _why(rule: Rule) -> str:
    return plain(rule.why).replace("%", "%%")


def _pattern(phrase: str) -> str:
    """A phrase of ours as a regular expression: what `one|other` begins with goes for all that follows."""
    return _HEADS.sub(lambda heads: f"(?:{heads[0]})", phrase, count=1) if _HEADS.match(phrase) else phrase


def _quoted(text: str) -> str:
    """A text as YAML: its double quotes are JSON's."""
    return json.dumps(text, ensure_ascii=False)
