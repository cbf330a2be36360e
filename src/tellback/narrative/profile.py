"""What one school, stage or kind of product asks of a PR/FAQ, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tellback.narrative.finding import Tier

_NONE: Mapping[str, float] = MappingProxyType({})
_SAME: Mapping[str, Tier | None] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Profile:
    """Where it differs from the rules' own defaults; profiles that contradict each other are never used together.

    `limits` go by `rule.limit`, such as `long-press-release.words`; a tier of None switches a rule off. `kind` is
    `method`, `stage` or `product`: of each kind at most one is in use.
    """

    name: str
    kind: str
    title: str
    source: str
    limits: Mapping[str, float] = field(default_factory=lambda: _NONE)
    tiers: Mapping[str, Tier | None] = field(default_factory=lambda: _SAME)


def stacked(*profiles: Profile) -> Profile:
    """Several as one: what a later one says wins."""
    limits = {name: limit for profile in profiles for name, limit in profile.limits.items()}
    tiers = {name: tier for profile in profiles for name, tier in profile.tiers.items()}
    names = " + ".join(profile.name for profile in profiles)
    return Profile(names, "stack", ", ".join(p.title for p in profiles), "", limits, tiers)
