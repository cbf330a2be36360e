"""A document that speaks of itself keeps its reader from the story."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_SELF = Lexicon(
    "the purpose of this",
    "the (?:following|next|previous) (?:section|paragraph)s?",
    "the (?:section|document) (?:describes|explains|outlines|covers|discusses|presents)",
    "this (?:document|press release|faq|narrative|memo|one-pager|six-pager|section|paragraph|pr[-/ ]?faq)(?! of\\b)",
    "as|like (?:mentioned|noted|described|stated|discussed|explained|outlined) "
    "(?:above|below|earlier|before|previously|in the)",
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each mention of the document in the document."""
    for match in _SELF.found(draft.wording):
        yield Finding(
            draft.span(*match.span()), f"Tell it without “{draft.wording.said(match)}”: say the thing itself."
        )


rule = Rule("self-reference", Group.STRUCTURE, Tier.CONSIDER, check)
