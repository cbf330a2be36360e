"""Two hedges in one clause, or a hope where a plan should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

HEDGES = Lexicon(
    "could|may|might",
    "arguably|conceivably|hopefully|maybe|perhaps|possibly|potentially|presumably|probably|supposedly",
    "in theory",
    "in principle",
    "sort of(?! (?:thing|problem|question))",
    "i|we (?:think|guess|suppose|suspect|believe)",
    "likely to",
)
HOPES = Lexicon(
    "we|i hope to(?! (?:see|hear|meet|welcome|have you))",
    "we['’]ll figure (?:it|this|that) out",
    "we will figure (?:it|this|that) out",
    "fingers crossed",
)
_ASIDE = re.compile(r"[,;:()–—.!?]|\b(?:and|or|but|if|that|which|because|while|when|who)\b", re.IGNORECASE)
_IDLE = re.compile(r"\b(?:what (?:could|might)|(?:maybe|perhaps) (?:we|you|one) could)\b", re.IGNORECASE)
_NEAR = 40


def check(draft: Draft) -> Iterator[Finding]:
    """Hedges that follow each other with nothing between them that opens a clause, and bare hopes."""
    own = draft.wording.own
    for first, second in pairwise(HEDGES.found(draft.wording)):
        between = own[first.end() : second.start()]
        ahead = own[max(0, first.start() - 5) : second.end()]
        if len(between) < _NEAR and not _ASIDE.search(between) and not _IDLE.search(ahead):
            said = " and ".join(f"“{draft.wording.said(hedge)}”" for hedge in (first, second))
            yield Finding(draft.span(first.start(), second.end()), f"Keep one hedge of {said}: together they say less.")
    for match in HOPES.found(draft.wording):
        yield Finding(
            draft.span(*match.span()),
            f"Say what you will do, and how sure you are, for “{draft.wording.said(match)}”.",
            tier=Tier.CONSIDER,
        )


rule = Rule("stacked-hedges", Group.WORDING, Tier.SHOULD, check)
