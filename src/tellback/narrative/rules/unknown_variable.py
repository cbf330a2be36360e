"""`{{name}}` that nothing fills."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Fix, Tier
from tellback.narrative.rule import Group, Rule
from tellback.text.nearest import hint, nearest


def check(draft: Draft) -> Iterator[Finding]:
    """Each use of a name that has no value under `variables:` in the front matter."""
    known = [variable.name for variable in draft.prfaq.variables]
    for use in draft.prfaq.uses:
        if use.value:
            continue
        told = f"Give “{use.name}” a value under `variables:` in the front matter: readers see the braces."
        near = nearest(use.name, known)
        fix = Fix(use.span, f"{{{{{near}}}}}") if near else None
        yield Finding(use.span, f"{told} {hint(use.name, known)}".strip(), fix=fix)


rule = Rule("unknown-variable", Group.CONSISTENCY, Tier.MUST, check)
