"""A value in the front matter that no sentence uses."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """Each variable whose name stands nowhere in the story."""
    used = {use.name for use in draft.prfaq.uses}
    for variable in draft.prfaq.variables:
        if variable.name not in used:
            told = f"Write “{{{{{variable.name}}}}}” where the story says “{variable.value}”, or take this line out."
            yield Finding(variable.span, told)


rule = Rule("unused-variable", Group.CONSISTENCY, Tier.CONSIDER, check)
