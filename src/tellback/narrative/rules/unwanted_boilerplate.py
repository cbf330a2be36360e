"""A paragraph about the company says nothing about the idea."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.passage import Role
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """A paragraph "About", or a press contact."""
    about = next(draft.having(Role.BOILERPLATE, 0.6), None)
    if about:
        yield Finding(about.span, "Drop what is about the company: the readers of this document know it.")


rule = Rule("unwanted-boilerplate", Group.STRUCTURE, None, check)
