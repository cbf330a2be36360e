"""What schools, stages and kinds of product ask for."""

from __future__ import annotations

import pytest

from tellback.narrative.check import rules
from tellback.narrative.finding import Tier
from tellback.narrative.profile import Profile, stacked
from tellback.plugins import find

KNOWN = {rule.name: rule for rule in rules()}


@pytest.mark.parametrize("profile", find("narrative.profiles"), ids=lambda profile: profile.name)
def test_a_profile_names_its_source_and_only_rules_there_are(profile: Profile) -> None:
    assert len(profile.source) > 40
    assert set(profile.tiers) <= set(KNOWN)
    assert {name for name in profile.limits if name.split(".")[1] not in KNOWN[name.split(".")[0]].limits} == set()


def test_what_no_profile_asks_for_is_off() -> None:
    asked = {name for profile in find("narrative.profiles") for name, tier in profile.tiers.items() if tier}
    assert {name for name, rule in KNOWN.items() if rule.tier is None} - asked == {"missing-boilerplate"}


def test_the_later_profile_wins() -> None:
    first = Profile("one", "method", "One", "", {"x.words": 3, "y.words": 4}, {"x": Tier.MUST, "y": Tier.MUST})
    second = Profile("two", "stage", "Two", "", {"x.words": 5}, {"x": None})
    both = stacked(first, second)
    assert both.limits == {"x.words": 5, "y.words": 4}
    assert both.tiers == {"x": None, "y": Tier.MUST}
