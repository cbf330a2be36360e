"""What a rule looks for and why, and what each profile makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tellback.errors import NotFound
from tellback.narrative.check import rules
from tellback.narrative.finding import Tier
from tellback.narrative.plain import plain
from tellback.narrative.prepare import OFF, profiles
from tellback.narrative.profile import Profile
from tellback.narrative.rule import Group, Rule
from tellback.text.nearest import hint

PATTERNS = "\n## What it goes by"


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule for people: `tier` is None where only a profile asks for it; `profiles` say where they differ, and how.

    Its `page` is Markdown, without the word patterns at the end of a hard question's: they help no reader.
    """

    name: str
    group: Group
    tier: Tier | None
    why: str
    limits: Mapping[str, float]
    profiles: Mapping[str, str]
    page: str = field(metadata={"json": str})


def explain(name: str) -> Explained:
    """What is to be known of one rule. Raises NotFound, which names the nearest."""
    known = {rule.name: rule for rule in rules()}
    if name.lower() not in known:
        near = hint(name.lower(), known) or "None is near."
        raise NotFound(f"No rule is called `{name}`. {near} `tellback explain` lists them all.")
    return _explained(known[name.lower()])


def shelf() -> tuple[Explained, ...]:
    """Every rule, in the order of the groups."""
    groups = list(Group)
    return tuple(map(_explained, sorted(rules(), key=lambda rule: (groups.index(rule.group), rule.name))))


def _explained(rule: Rule) -> Explained:
    differ = {profile.name: said for profile in profiles().values() if (said := ", ".join(_says(profile, rule)))}
    page = rule.page.partition(PATTERNS)[0]
    return Explained(rule.name, rule.group, rule.tier, plain(rule.why), rule.limits, differ, page)


def _says(profile: Profile, rule: Rule) -> Iterator[str]:
    if rule.name in profile.tiers:
        yield str(profile.tiers[rule.name] or OFF)
    for limit in rule.limits:
        value = profile.limits.get(f"{rule.name}.{limit}")
        if value is not None:
            yield f"{limit} {value:g}"
