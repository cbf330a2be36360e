"""Nouns that do the work of verbs."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_NOUN = (
    r"(?:achievement|acquisition|adjustment|adoption|analysis|assessment|automation|calculation|clarification|"
    r"collection|comparison|completion|consideration|consolidation|creation|definition|delivery|demonstration|"
    r"description|determination|development|discussion|distribution|elimination|enablement|enhancement|establishment|"
    r"estimation|evaluation|examination|execution|exploration|facilitation|formation|generation|identification|"
    r"implementation|improvement|installation|integration|introduction|investigation|maintenance|management|"
    r"measurement|migration|modification|monitoring|optimi[sz]ation|performance|preparation|prevention|prioriti[sz]ation|"
    r"production|provision|reduction|removal|resolution|selection|simplification|standardi[sz]ation|transformation|"
    r"utili[sz]ation|validation|verification|visuali[sz]ation)s?"
)
_ARTICLE = r"(?:an? |the |our |its |their )?(?:\w+ )?"
NOUNS = Lexicon(
    f"the|our|their|its|a|an {_NOUN} of",
    f"make|makes|made|making|perform|performs|performed|performing {_ARTICLE}{_NOUN}",
    f"conduct|conducts|conducted|conducting {_ARTICLE}{_NOUN}",
    f"do|does|doing|did (?:an? |the |our |its |their )(?:\\w+ )?{_NOUN}",
    f"carry|carries|carried|carrying out {_ARTICLE}{_NOUN}",
    f"enables|facilitates|provides|allows (?:for )?(?:the |an? )?(?:\\w+ )?{_NOUN} of",
)


def check(draft: Draft) -> Iterator[Finding]:
    """The first such noun of a story that is full of them."""
    found = list(NOUNS.found(draft.wording))
    rate = 1000 * len(found) / max(1, draft.wording.count)
    if len(found) > draft.limit(rule, "uses") and rate > draft.limit(rule, "per-1000-words"):
        first = found[0]
        told = f"{len(found)} actions stand here as nouns, this one as “{draft.wording.said(first)}”"
        yield Finding(draft.span(*first.span()), f"Let verbs do the work: {told}.")


rule = Rule("nominalisations", Group.WORDING, Tier.CONSIDER, check, {"per-1000-words": 2.5, "uses": 2})
