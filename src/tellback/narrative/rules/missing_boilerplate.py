"""Whoever does not know the company needs a paragraph about it."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.passage import Role
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """A press release that does not end with who is behind it."""
    if draft.prfaq.passages and not any(draft.having(Role.BOILERPLATE)):
        yield Finding(draft.prfaq.passages[-1].span, "End the press release with a paragraph “About” the company.")


rule = Rule("missing-boilerplate", Group.STRUCTURE, None, check)
