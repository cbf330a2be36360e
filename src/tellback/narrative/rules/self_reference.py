"""A document that speaks of itself keeps its reader from the story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_SELF = re.compile(
    r"\b(?:the purpose of this|(?:in )?th(?:is|e present) (?:document|pr[-/ ]?faq|press release|faq|narrative|memo|"
    r"one-pager|six-pager|section|paragraph)\b(?! of\b)|(?:as|like) (?:mentioned|noted|described|stated|discussed|"
    r"explained|outlined) (?:above|below|earlier|before|previously|in the)|the (?:following|next|previous) "
    r"(?:section|paragraph)s?|the (?:section|document) (?:describes|explains|outlines|covers|discusses|presents))",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each mention of the document in the document."""
    for match in _SELF.finditer(draft.prose):
        yield Finding(draft.span(*match.span()), f"Tell it without “{match[0]}”: say the thing itself.")


rule = Rule("self-reference", Group.STRUCTURE, Tier.CONSIDER, check)
